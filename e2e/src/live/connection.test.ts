import { request } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { startTestLuna, TEST_ADMIN_KEY } from '@luna/server/testing/start-test-luna';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';

/** The status line a request for an upgrade gets. */
function statusOfUpgrade(
  url: string,
  route: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(route, url), {
      headers: {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-version': '13',
        ...headers,
      },
    });
    asking.on('response', (response) => resolve(response.statusCode));
    asking.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    asking.on('error', reject);
    asking.end();
  });
}

it('opens sockets to pages of its own only, under an allowed host, at /graphql', async () => {
  await using luna = await startTestLuna({ CORS_ORIGINS: 'https://sandbox.example' });
  const { host } = new URL(luna.url);
  const ask = (headers: Record<string, string>, route = '/graphql') =>
    statusOfUpgrade(luna.url, route, headers);

  expect(await ask({})).toBe(101);
  expect(await ask({ origin: `http://${host}` })).toBe(101);
  expect(await ask({ origin: 'https://sandbox.example' })).toBe(101);
  expect(await ask({ origin: 'https://evil.example' })).toBe(403);
  expect(await ask({ origin: 'null' })).toBe(403);
  expect(await ask({ host: 'evil.example', origin: 'http://evil.example' })).toBe(403);
  expect(await ask({}, '/api/v1')).toBe(404);
});

it('declines an offer of HTTP/2 and answers the request with its body', async () => {
  await using luna = await startTestLuna();
  const { hostname, port } = new URL(luna.url);
  const body = JSON.stringify({ query: '{ systemInfo { name } }' });

  const socket = connectTcp(Number(port), hostname);
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n` +
      `HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  );
  setImmediate(() => socket.write(body.slice(5)));
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (data) => {
      text += data;
      if (text.includes('}}')) resolve(text);
    });
  });
  socket.destroy();

  expect(answer).toMatch(/^HTTP\/1\.1 200/);
  expect(answer).toContain('"systemInfo":{"name":');
});

/** Shorter than the time a connection may stay silent (20 s). */
const END_MS = 15_000;

it(
  'closes sockets with 1001 and ends promptly, also with a connection nobody has used',
  async () => {
    const luna = await startTestLuna();
    const socket = new WebSocket(`${luna.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const acknowledged = new Promise((resolve) => socket.once('message', resolve));
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { 'x-admin-key': TEST_ADMIN_KEY } })),
    );
    await acknowledged;
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));

    const { hostname, port } = new URL(luna.url);
    const unused = connectTcp(Number(port), hostname);
    unused.on('error', () => undefined);
    await new Promise((resolve) => unused.once('connect', resolve));

    await luna[Symbol.asyncDispose]();

    expect(await closed).toBe(1001);
  },
  END_MS,
);
