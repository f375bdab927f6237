import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ANONYMOUS, IdentitySigner } from '../../auth/identity.js';
import { NetworkIdentity } from '../../auth/network-identity.js';
import { probeSubgraph } from '../../testing/probe-subgraph.js';
import { startSubgraphServer } from '../../testing/start-subgraph-server.js';

const identity = new NetworkIdentity(new IdentitySigner(Buffer.from('key of the tests')), {
  now: () => new Date('2026-11-22T12:00:00Z'),
});
const token = identity.signer.sign(ANONYMOUS);
const probe = probeSubgraph();
const server = await startSubgraphServer(probe.schema, identity);
afterAll(() => server.stop());

async function post(
  body: string,
  headers: Record<string, string> = { 'x-luna-identity': identity.seal(token) },
) {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: await response.json() };
}

describe('a subgraph behind HTTP', () => {
  it.each([
    ['nothing', {}],
    ['a token that was not sealed for the network', { 'x-luna-identity': token }],
    ['nonsense', { 'x-luna-identity': 'a.b.c' }],
  ])('refuses a direct call with %s before it reads the operation', async (_, headers) => {
    const answer = await post('{"query":"{ echo(text:', headers);

    expect(answer).toMatchObject({
      status: 401,
      body: { errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }] },
    });
  });

  it.each([
    ['no JSON', '{"query":', 400, 'MALFORMED_JSON'],
    ['no operation', '{}', 400, 'VALIDATION'],
    ['more than it takes', JSON.stringify({ query: ' '.repeat(5_000_000) }), 413, 'PAYLOAD_TOO_LARGE'],
  ])('answers %s with its status and goes on', async (_, body, status, code) => {
    expect(await post(body)).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
    expect(await post('{"query":"{ echo(text: \\"da\\") }"}')).toEqual({
      status: 200,
      body: { data: { echo: 'da' } },
    });
  });

  it('answers what is no GraphQL with 400', async () => {
    expect(await post('{"query":"{ echo("}')).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining('Syntax Error') }] },
    });
  });

  it('answers the probes without a proof', async () => {
    const probeOf = async (path: string) => (await fetch(new URL(path, server.url))).status;

    expect([await probeOf('/livez'), await probeOf('/readyz')]).toEqual([200, 200]);
  });
});

describe('its socket', () => {
  const open = (path = '/graphql') =>
    new WebSocket(new URL(path, server.url).href.replace('http', 'ws'), 'graphql-transport-ws');

  it('is closed on one who cannot prove that he holds the key', async () => {
    const socket = open();
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { identity: token } }));

    const [code] = await once(socket, 'close');

    expect(code).toBe(4403);
  });

  it('starts no subscription without an identity of its own, and takes nothing but subscriptions', async () => {
    const socket = open();
    const inbox: { id?: string; type: string }[] = [];
    socket.on('message', (data) => inbox.push(JSON.parse(String(data))));
    await once(socket, 'open');
    const say = (message: object) => socket.send(JSON.stringify(message));
    const extensions = { identity: identity.seal(token), traceId: '' };

    say({ type: 'connection_init', payload: { identity: identity.seal(token) } });
    await expect.poll(() => inbox.length).toBe(1);
    say({ id: '1', type: 'subscribe', payload: { query: 'subscription { count(to: 1) }' } });
    say({ id: '2', type: 'subscribe', payload: { query: 'mutation { touch }', extensions } });
    await expect.poll(() => inbox.length).toBe(3);

    expect(inbox).toMatchObject([
      { type: 'connection_ack' },
      { id: '1', type: 'error', payload: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
      { id: '2', type: 'error', payload: [{ extensions: { code: 'VALIDATION' } }] },
    ]);
    socket.close();
  });

  it('opens at one path only', async () => {
    const [error] = await once(open('/elsewhere'), 'error');

    expect(String(error)).toContain('404');
  });
});
