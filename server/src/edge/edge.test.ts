import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { type Edge, openEdge } from './edge.js';

const servers: Server[] = [];
const edges: Edge[] = [];
afterEach(async () => {
  for (const edge of edges.splice(0)) edge.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(
  handle: RequestListener,
  onUpgrade?: (socket: Socket, request: IncomingMessage) => void,
) {
  const server = createServer(handle);
  if (onUpgrade) server.on('upgrade', (incoming, socket) => onUpgrade(socket as Socket, incoming));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** An edge that passes `/graphql` on to these copies and answers everything else itself. */
async function edgeTo(urls: string[]): Promise<string> {
  const edge = openEdge([{ paths: ['/graphql'], urls, hasSockets: true }]);
  edges.push(edge);
  const { server, url } = await listen((incoming, outgoing) => {
    if (!edge.intercept(incoming, outgoing)) outgoing.end('own');
  });
  server.on('upgrade', edge.upgrade);
  return url;
}

const DOWN = 'http://127.0.0.1:1';
const named =
  (name: string): RequestListener =>
  (incoming, outgoing) => {
    incoming.resume();
    outgoing.end(name);
  };

describe('requests', () => {
  it('go to the service their address belongs to, unchanged, and the answer comes back unchanged', async () => {
    let seen: IncomingMessage | undefined;
    const { url: service } = await listen(async (incoming, outgoing) => {
      seen = incoming;
      const body = await text(incoming);
      outgoing.writeHead(418, { 'x-own': 'a', 'set-cookie': ['b=1', 'c=2'] });
      outgoing.end(body.toUpperCase());
    });
    const edge = await edgeTo([service]);

    const answer = await fetch(`${edge}/graphql/%ZZ?q=ä`, {
      method: 'POST',
      headers: { 'x-asked': 'z', 'x-forwarded-for': '203.0.113.9' },
      body: 'wort',
    });

    expect([answer.status, await answer.text(), answer.headers.get('x-own')]).toEqual([418, 'WORT', 'a']);
    expect(answer.headers.getSetCookie()).toEqual(['b=1', 'c=2']);
    expect(seen?.url).toBe('/graphql/%ZZ?q=%C3%A4');
    expect(seen?.headers).toMatchObject({
      host: new URL(edge).host,
      'x-asked': 'z',
      'x-forwarded-for': '127.0.0.1',
    });
    expect(await (await fetch(`${edge}/graphqlx`)).text()).toBe('own');
  });

  it('are streams in both directions', async () => {
    const { url: service } = await listen((incoming, outgoing) => void incoming.pipe(outgoing));
    const asked = request(`${await edgeTo([service])}/graphql`, { method: 'POST' });
    asked.write('eins');
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const [first] = await once(answer, 'data');
    asked.write('zwei');
    const [second] = await once(answer, 'data');
    asked.end();
    await once(answer.resume(), 'end');

    expect([String(first), String(second)]).toEqual(['eins', 'zwei']);
  });

  it('take turns among the copies', async () => {
    const [one, two] = [await listen(named('one')), await listen(named('two'))];
    const edge = await edgeTo([one.url, two.url]);
    const ask = async () => (await fetch(`${edge}/graphql`)).text();

    expect([await ask(), await ask()].sort()).toEqual(['one', 'two']);
  });

  it('go to the next copy with their body where one cannot be reached', async () => {
    const { url: up } = await listen((incoming, outgoing) => void incoming.pipe(outgoing));
    const edge = await edgeTo([DOWN, up, DOWN]);

    for (let n = 0; n < 6; n += 1) {
      const answer = await fetch(`${edge}/graphql`, { method: 'POST', body: `Nummer ${n}` });
      expect(await answer.text()).toBe(`Nummer ${n}`);
    }
  });

  it('that may have been worked on are not sent twice, but answered with 503 in the form of their API', async () => {
    let times = 0;
    const dying: RequestListener = (incoming) => {
      times += 1;
      incoming.once('data', () => incoming.socket.destroy());
    };
    const [one, two] = [await listen(dying), await listen(dying)];
    const edge = await edgeTo([one.url, two.url]);

    const answer = await fetch(`${edge}/graphql`, { method: 'POST', body: 'mutation' });

    expect([answer.status, times]).toEqual([503, 1]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  });

  it('that only read are repeated at the next copy when one breaks off', async () => {
    const one = await listen((incoming) => void incoming.socket.destroy());
    const two = await listen(named('two'));
    const edge = await edgeTo([one.url, two.url]);

    for (let n = 0; n < 4; n += 1) expect(await (await fetch(`${edge}/graphql`)).text()).toBe('two');
  });

  it('break off when their answer does, so that no part passes for the whole', async () => {
    const { url: service } = await listen((_incoming, outgoing) => {
      outgoing.write('halb');
      setImmediate(() => outgoing.destroy());
    });
    const answer = await fetch(`${await edgeTo([service])}/graphql`);

    await expect(answer.text()).rejects.toThrow();
  });

  it('end at the service when their client hangs up', async () => {
    const ends: Promise<unknown>[] = [];
    const { url: service } = await listen((_incoming, outgoing) => {
      outgoing.write('noch nicht fertig');
      ends.push(once(outgoing, 'close'));
    });
    const hangUp = new AbortController();
    await fetch(`${await edgeTo([service])}/graphql`, { signal: hangUp.signal });

    hangUp.abort();

    expect(ends).toHaveLength(1);
    await Promise.all(ends);
  });

  it('are told with 503 when no copy is up', async () => {
    const answer = await fetch(`${await edgeTo([DOWN])}/graphql`);

    expect(answer.status).toBe(503);
  });
});

describe('sockets', () => {
  const connect = async (edge: string): Promise<{ socket: Socket; status: number }> => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    const asked = request(`${edge}/graphql`, { headers });
    asked.end();
    return new Promise((resolve, reject) => {
      asked.once('upgrade', (_answer, socket) => resolve({ socket: socket as Socket, status: 101 }));
      asked.once('response', (answer) => resolve({ socket: answer.socket, status: answer.statusCode ?? 0 }));
      asked.once('error', reject);
    });
  };
  const echo = (socket: Socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.pipe(socket);
    socket.on('error', () => undefined);
  };

  it('are opened at a copy that is up, talk in both directions, and end with it', async () => {
    const taken: Socket[] = [];
    const { url: up } = await listen(named('no socket'), (socket) => {
      taken.push(socket);
      echo(socket);
    });
    const { socket, status } = await connect(await edgeTo([DOWN, up]));
    socket.write('hallo');
    const [heard] = await once(socket, 'data');
    taken[0]?.destroy();
    await once(socket, 'close');

    expect([status, String(heard)]).toEqual([101, 'hallo']);
  });

  it('end at the service when their client leaves', async () => {
    const ends: Promise<unknown>[] = [];
    const { url: up } = await listen(named('no socket'), (socket) => {
      echo(socket);
      ends.push(once(socket, 'close'));
    });
    const { socket } = await connect(await edgeTo([up]));

    socket.destroy();

    expect(ends).toHaveLength(1);
    await Promise.all(ends);
  });

  it('are refused as the service refuses them, and with 503 when no copy is up', async () => {
    const { url: refusing } = await listen(named('no'), (socket) =>
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'),
    );

    expect((await connect(await edgeTo([refusing]))).status).toBe(403);
    expect((await connect(await edgeTo([DOWN]))).status).toBe(503);
  });
});
