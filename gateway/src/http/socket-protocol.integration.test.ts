import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '@luna/platform/log/log';
import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.js';
import { LiveLibrary } from '../testing/live-library.js';
import { RawSocket } from '../testing/raw-socket.js';
import { subscribe } from '../testing/socket-client.js';
import { ADMIN_KEY, JWT_SECRET, startTestGateway } from '../testing/start-test-gateway.js';
import { SocketServer } from './socket-server.js';

const USER = '11111111-2222-4333-8444-555555555555';
const READINGS = 'subscription { readingAdded { title } }';
const JOBS = 'subscription { jobChanged { title } }';

const OPERATIONS_MAX = 25;

const library = new LiveLibrary();
const sockets: RawSocket[] = [];

beforeAll(() =>
  library.start({
    live: { initTimeoutMs: 300, operationsPerConnectionMax: OPERATIONS_MAX, connectionsPerCallerMax: 4 },
  }),
);
afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate();
  await library.everybodyLeaves();
  await eventually(() => expect(library.gateway.gateway.counts().sockets).toBe(0));
});
afterAll(() => library.stop());

async function open(protocol?: string | null): Promise<RawSocket> {
  const socket = await RawSocket.open(library.gateway.socketUrl, protocol);
  sockets.push(socket);
  return socket;
}

async function acknowledged(payload: object = {}): Promise<RawSocket> {
  const socket = await RawSocket.acknowledged(library.gateway.socketUrl, payload);
  sockets.push(socket);
  return socket;
}

function tokenUntil(expiresAtSec: number): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(USER)
    .setExpirationTime(expiresAtSec)
    .sign(new TextEncoder().encode(JWT_SECRET));
}

describe('the server closes', () => {
  const init = (payload?: object) => JSON.stringify({ type: 'connection_init', payload });
  const subscription = (id: string) =>
    JSON.stringify({ id, type: 'subscribe', payload: { query: READINGS } });

  it.each<[number, string, string[]]>([
    [4400, 'a message that is no JSON', ['{']],
    [4400, 'a message of no known type', ['{"type":"hello"}']],
    [4400, 'a message only a server may send', [init(), '{"type":"next","id":"1","payload":{}}']],
    [4400, 'an operation without a query', [init(), '{"type":"subscribe","id":"1","payload":{}}']],
    [4401, 'an operation before the acknowledgement', [subscription('1')]],
    [4403, 'a wrong admin key', [init({ 'x-admin-key': 'wrong', 'x-dev-user': USER })]],
    [4403, 'a token that is none', [init({ authorization: 'Bearer abc' })]],
    [4409, 'an id that is in use', [init(), subscription('1'), subscription('1')]],
    [4429, 'a second connection_init', [init(), init()]],
  ])('with %i for %s', async (code, _, messages) => {
    const socket = await open();

    for (const message of messages) {
      socket.send(message);
      if (message === init()) await Promise.race([socket.take('connection_ack'), socket.closed]);
    }

    const closed = await socket.closed;
    expect(closed.code).toBe(code);
    expect(closed.reason).not.toBe('');
  });

  it('with 4500 for a fault of its own, of which it shows nothing', async () => {
    const server = new SocketServer({
      path: '/',
      protocol: { receive: () => Promise.reject(new Error('connection to 10.0.0.7 lost')) },
      isOriginAllowed: () => true,
      messageMaxBytes: 1_000,
      initTimeoutMs: 60_000,
      heartbeatMs: 60_000,
      isBehindEdge: false,
      log: createLog({ level: 'silent' }),
    });
    const http = createServer().on('upgrade', server.upgrade).listen(0, '127.0.0.1');
    await once(http, 'listening');
    const socket = await RawSocket.open(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/`);

    socket.send({ type: 'connection_init' });

    const reason = 'Das hat nicht geklappt. Bitte neu verbinden.';
    expect(await socket.closed).toEqual({ code: 4500, reason });
    http.close();
  });

  it('with 4406 for a client that speaks another protocol', async () => {
    expect((await (await open(null)).closed).code).toBe(4406);
  });

  it('with 4408 for a client that does not introduce itself', async () => {
    expect((await (await open()).closed).code).toBe(4408);
  });

  it('with 4403 for a token that has expired, and when it expires', async () => {
    const nowSec = Math.floor(Date.now() / 1000);
    const late = await open();
    late.send(init({ authorization: `Bearer ${await tokenUntil(nowSec - 60)}` }));
    const expiring = await acknowledged({ authorization: `Bearer ${await tokenUntil(nowSec + 2)}` });
    expiring.subscribe('1', READINGS);

    const reason = 'Die Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.';
    expect(await late.closed).toEqual({ code: 4403, reason });
    expect(await expiring.closed).toEqual({ code: 4403, reason });
    await eventually(() => expect(library.life.listeners).toBe(0));
  });

  it('with 1009 for a message that is too large, and nothing is logged as a fault of ours', async () => {
    const socket = await acknowledged();

    socket.send({ type: 'ping', payload: { filling: 'x'.repeat(2_000_000) } });

    expect((await socket.closed).code).toBe(1009);
  });

  it('with the code of a client that says goodbye', async () => {
    const socket = await acknowledged();

    socket.socket.close(1000, 'bye');

    expect((await socket.closed).code).toBe(1000);
  });

  it('with 1001 when it ends, and ends at once, also with a client that does not answer', async () => {
    const ending = await startTestGateway();
    const polite = await RawSocket.acknowledged(ending.socketUrl);
    polite.subscribe('1', READINGS);
    await eventually(() => expect(ending.life.listeners).toBe(1));
    const deaf = await RawSocket.acknowledged(ending.socketUrl);
    deaf.socket.pause();

    await ending[Symbol.asyncDispose]();

    expect(await polite.closed).toMatchObject({ code: 1001 });
    expect(ending.life.listeners).toBe(0);
    deaf.socket.terminate();
  });
});

describe('a socket', () => {
  it('answers a ping with its payload, before and after the acknowledgement', async () => {
    const socket = await open();

    socket.send({ type: 'ping', payload: { n: 1 } });
    expect(await socket.take('pong')).toEqual({ type: 'pong', payload: { n: 1 } });
    socket.send({ type: 'connection_init' });
    await socket.take('connection_ack');
    socket.send({ type: 'ping' });
    expect(await socket.take('pong')).toEqual({ type: 'pong' });
  });

  it('may use an id again once its client or its source has completed it', async () => {
    const socket = await acknowledged();
    const answer = 'subscription { answerStream(question: "?") { __typename } }';

    socket.subscribe('1', READINGS);
    await eventually(() => expect(library.life.listeners).toBe(1));
    socket.send({ id: '1', type: 'complete' });
    socket.subscribe('1', answer);
    const { readings, answers } = library.life;
    await eventually(() => expect([readings.listeners, answers.listeners]).toEqual([0, 1]));
    answers.end();
    expect(await socket.take('complete')).toEqual({ id: '1', type: 'complete' });
    socket.subscribe('1', '{ whoami }');

    expect(await socket.take('next')).toMatchObject({
      id: '1',
      payload: { data: { whoami: 'anonymous:-' } },
    });
  });

  it('leaves no source behind when ids are used again before their operations have begun', async () => {
    const socket = await acknowledged();
    for (let n = 0; n < 20; n += 1) {
      socket.subscribe('1', 'subscription { answerStream(question: "?") { __typename } }');
      socket.send({ id: '1', type: 'complete' });
    }
    socket.subscribe('2', '{ whoami }');
    await socket.take('next');

    await eventually(() => expect([library.life.listeners, library.upstreams]).toEqual([0, 0]));
  });

  it('takes credentials from its upgrade if its client shows no others', async () => {
    const headers = { 'x-admin-key': ADMIN_KEY };
    const byHeader = subscribe(library.clientAs({}, headers), '{ whoami }');
    const byParams = subscribe(library.clientAs({ 'X-Dev-User': USER }, headers), '{ whoami }');

    expect(await byHeader.take(1)).toEqual([{ data: { whoami: 'admin:-' } }]);
    expect(await byParams.take(1)).toEqual([{ data: { whoami: `customer:${USER}` } }]);
  });

  it('runs only so many operations at once', async () => {
    const socket = await acknowledged();
    for (let n = 1; n <= OPERATIONS_MAX; n += 1) socket.subscribe(`${n}`, READINGS);

    socket.subscribe('further', READINGS);
    expect(await socket.take('error')).toMatchObject({
      id: 'further',
      payload: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    await eventually(() => expect(library.life.listeners).toBe(1));
    library.life.hold('eins');
    for (let n = 1; n <= OPERATIONS_MAX; n += 1) await socket.take('next');
    socket.send({ id: '1', type: 'complete' });
    socket.subscribe('instead', '{ whoami }');

    expect(await socket.take('next')).toMatchObject({ id: 'instead' });
  });

  it('is one of only so many of its caller, whose place is free again when it closes', async () => {
    const mine = [];
    for (let n = 0; n < 4; n += 1) mine.push(await acknowledged({ 'x-dev-user': USER }));
    const further = await open();
    further.send({ type: 'connection_init', payload: { 'x-dev-user': USER } });
    expect(await further.closed).toMatchObject({ code: 1013 });
    await acknowledged();

    mine[0]?.socket.terminate();
    await eventually(() => expect(library.gateway.gateway.counts().sockets).toBe(4));

    await acknowledged({ 'x-dev-user': USER });
  });
});

describe('a client that does not read', () => {
  const FILLING = 'x'.repeat(100_000);
  const EVENTS = 300;

  it('gets the newest readings when it reads again, and no more memory than its buffer until then', async () => {
    const socket = await acknowledged();
    socket.subscribe('1', READINGS);
    const marker = await acknowledged();
    marker.subscribe('1', 'subscription { readingAdded { no title } }');
    await eventually(() => expect(library.life.listeners).toBe(2));
    socket.socket.pause();

    for (let n = 1; n <= EVENTS; n += 1) library.life.hold(`${n} ${FILLING}`);
    await eventually(() => expect(titles(marker).at(-1)).toBe(EVENTS));
    socket.socket.resume();
    await eventually(() => expect(titles(socket).at(-1)).toBe(EVENTS));

    const got = titles(socket);
    expect(got.length).toBeLessThan(EVENTS);
    expect(got).toEqual([...got].sort((a, b) => a - b));
  });

  it('is told with 4500 where no event may be missing', async () => {
    const socket = await acknowledged();
    socket.subscribe('1', JOBS);
    await eventually(() => expect(library.life.listeners).toBe(1));
    socket.socket.pause();

    for (let no = 1; no <= EVENTS; no += 1) {
      library.life.jobs.publish({ no, title: FILLING, author: { id: 'a' } });
    }
    await eventually(() => expect(library.life.listeners).toBe(0));
    socket.socket.resume();

    expect(await socket.closed).toEqual({
      code: 4500,
      reason: 'Die Verbindung ist zu langsam für diesen Datenstrom.',
    });
  });

  it('is cut off if it goes on asking', async () => {
    const socket = await acknowledged();
    socket.socket.pause();

    const closed = socket.closed;
    for (let n = 0; n < 200; n += 1) socket.send({ type: 'ping', payload: { filling: FILLING } });
    await eventually(() => expect(library.gateway.gateway.counts().sockets).toBe(0));
    socket.socket.resume();

    expect((await closed).code).toBe(1006);
  });

  function titles({ messages }: RawSocket): number[] {
    return messages.map(({ payload }) => Number.parseInt(payload?.data?.readingAdded.title, 10));
  }
});

it('a client that leaves a ping unanswered is gone', async () => {
  const watchful = await startTestGateway({ live: { heartbeatMs: 50 } });
  const socket = await RawSocket.acknowledged(watchful.socketUrl);
  socket.subscribe('1', READINGS);
  await eventually(() => expect(watchful.life.listeners).toBe(1));

  socket.socket.pause();

  await eventually(() =>
    expect(watchful.gateway.counts()).toEqual({ sockets: 0, eventStreams: 0, upstreams: 0 }),
  );
  expect(watchful.life.listeners).toBe(0);
  socket.socket.terminate();
  await watchful[Symbol.asyncDispose]();
});
