import { request } from 'node:http';
import { type Client, createClient, NetworkError } from 'graphql-sse';
import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.js';
import { LiveLibrary } from '../testing/live-library.js';
import { JWT_SECRET, startTestGateway } from '../testing/start-test-gateway.js';

const USER = '11111111-2222-4333-8444-555555555555';
const READINGS = 'subscription { readingAdded { title author { name } } }';
const ANSWER = 'subscription { answerStream(question: "?") { ... on AnswerToken { text } } }';
const ASKING = { accept: 'text/event-stream', 'content-type': 'application/json' };

const library = new LiveLibrary();
const clients: Client[] = [];

beforeAll(() => library.start({ live: { connectionsPerCallerMax: 3 }, askPerMinute: 2 }));
afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose();
  await library.everybodyLeaves();
  await eventually(() => expect(library.gateway.gateway.counts().eventStreams).toBe(0));
});
afterAll(() => library.stop());

function clientAs(headers: Record<string, string> = {}): Client {
  const client = createClient({ url: library.gateway.url, headers, retryAttempts: 0 });
  clients.push(client);
  return client;
}

const ask = (
  query: string,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
  url = library.gateway.url,
) =>
  fetch(url, {
    method: 'POST',
    headers: { ...ASKING, ...headers },
    body: JSON.stringify({ query }),
    signal: signal ?? null,
  });

it('brings completed events and ends the source when the client leaves', async () => {
  const results = clientAs().iterate({ query: READINGS });
  const first = results.next();
  await eventually(() => expect(library.life.listeners).toBe(1));

  library.life.hold('eins');

  expect((await first).value).toEqual({ data: { readingAdded: { title: 'eins', author: { name: 'Ada' } } } });
  await results.return?.();
  await eventually(() => expect([library.life.listeners, library.upstreams]).toEqual([0, 0]));
});

it('shares its source with sockets that ask the same', async () => {
  await library.listen(READINGS, {}, library.clientAs({ 'x-dev-user': USER }));

  const results = clientAs({ 'x-dev-user': USER }).iterate({ query: READINGS });
  const first = results.next();
  await eventually(() => expect(library.gateway.gateway.counts().eventStreams).toBe(1));
  const holding = setInterval(() => library.life.hold('eins'), 20);
  await first;
  clearInterval(holding);

  expect(library.upstreams).toBe(1);
  await results.return?.();
});

it('may also be asked with GET, carries its trace id, and is not collected by proxies', async () => {
  const hangUp = new AbortController();
  const query = new URLSearchParams({
    query: 'subscription ($since: Int) { readingAdded(since: $since) { no } }',
    variables: '{"since":0}',
  });
  library.life.hold('eins');

  const response = await fetch(`${library.gateway.url}?${query}`, {
    headers: { accept: 'text/event-stream', 'x-trace-id': USER },
    signal: hangUp.signal,
  });
  const text = await readerOf(response).until((soFar) => soFar.includes('event: next'));
  hangUp.abort();

  expect(text).toMatch(/^:\n\nevent: next\ndata: \{"data":\{"readingAdded":\{"no":1\}\}\}\n\n/);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('x-trace-id')).toBe(USER);
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

it.each([
  ['an answer', '{ whoami }', '{"data":{"whoami":"anonymous:-"}}'],
  ['a refusal', 'subscription { nix }', 'Cannot query field'],
  ['a refusal of the source', 'subscription { refused { no } }', '"code":"FORBIDDEN"'],
])('brings %s as its only event', async (_, query, expected) => {
  const text = await (await ask(query)).text();

  expect(text.match(/^event: .+$/gm)).toEqual(['event: next', 'event: complete']);
  expect(text).toContain(expected);
});

it('changes nothing with GET', async () => {
  const query = new URLSearchParams({ query: 'mutation { ask(question: "?") }' });

  const text = await (
    await fetch(`${library.gateway.url}?${query}`, { headers: { accept: 'text/event-stream' } })
  ).text();

  expect(text).toContain('Änderungen gehen nur mit POST.');
  expect(text).not.toContain('"data"');
});

it('charges questions', async () => {
  const texts: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const hangUp = new AbortController();
    const response = await ask(ANSWER, { 'x-dev-user': USER }, hangUp.signal);
    if (n === 2) texts.push(await response.text());
    else await eventually(() => expect(library.life.listeners).toBe(1));
    hangUp.abort();
    await eventually(() => expect(library.life.listeners).toBe(0));
  }

  expect(texts[0]).toContain('"code":"RATE_LIMITED"');
});

it.each<[number, string, RequestInit]>([
  [401, 'a wrong key', { headers: { ...ASKING, 'x-admin-key': 'wrong' }, body: '{"query":"{ whoami }"}' }],
  [
    403,
    'a page of another site',
    { headers: { ...ASKING, origin: 'https://evil.example' }, body: '{"query":"{ whoami }"}' },
  ],
  [400, 'no query', { headers: ASKING, body: '{}' }],
  [
    400,
    'a text instead of JSON',
    { headers: { ...ASKING, 'content-type': 'text/plain' }, body: '{"query":"{ whoami }"}' },
  ],
  [400, 'variables that are a list', { headers: ASKING, body: '{"query":"{ whoami }","variables":[]}' }],
])('answers %i as JSON for %s', async (status, _, init) => {
  const response = await fetch(library.gateway.url, { method: 'POST', ...init });

  expect(response.status).toBe(status);
  expect((await response.json()).errors[0].extensions.code).toBeTypeOf('string');
});

it('has only so many streams of one caller, sockets included', async () => {
  await library.listen(READINGS, {}, library.clientAs({ 'x-dev-user': USER }));
  const hangUp = new AbortController();
  for (let n = 0; n < 2; n += 1) await ask(READINGS, { 'x-dev-user': USER }, hangUp.signal);

  expect((await ask(READINGS, { 'x-dev-user': USER })).status).toBe(429);
  hangUp.abort();
});

it('ends with TOKEN_EXPIRED when the token does', async () => {
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(USER)
    .setExpirationTime(Math.floor(Date.now() / 1000) + 2)
    .sign(new TextEncoder().encode(JWT_SECRET));

  const text = await (await ask(READINGS, { authorization: `Bearer ${token}` })).text();

  expect(text).toContain('"code":"TOKEN_EXPIRED"');
  expect(text.trimEnd()).toMatch(/event: complete\ndata:$/);
});

it('sends comments while nothing happens, and cuts off a client that does not read', async () => {
  const watchful = await startTestGateway({ live: { heartbeatMs: 30 } });
  const reading = readerOf(await ask(READINGS, {}, undefined, watchful.url));
  const deaf = request(watchful.url, { method: 'POST', headers: ASKING });
  deaf.on('response', (response) => response.pause());
  deaf.on('error', () => undefined);
  deaf.end(JSON.stringify({ query: READINGS }));
  await eventually(() => expect(watchful.gateway.counts().eventStreams).toBe(2));

  expect(await reading.until((text) => text.length >= 9)).toMatch(/^(:\n\n)+$/);
  void reading.until(() => false);
  const holding = setInterval(() => watchful.life.hold('x'.repeat(500_000)), 10);
  await eventually(() => expect(watchful.gateway.counts().eventStreams).toBe(1));
  clearInterval(holding);

  deaf.destroy();
  await watchful[Symbol.asyncDispose]();
});

it('ends without „complete“ when Luna ends, so that clients come back', async () => {
  const ending = await startTestGateway();
  const results = createClient({ url: ending.url, retryAttempts: 0 }).iterate({ query: READINGS });
  const first = results.next();
  await eventually(() => expect(ending.life.listeners).toBe(1));

  const failed = expect(first).rejects.toBeInstanceOf(NetworkError);
  await ending[Symbol.asyncDispose]();

  await failed;
  expect(ending.life.listeners).toBe(0);
});

/** Reads the text of an answer while it comes. */
function readerOf(response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    until: async (isEnough: (text: string) => boolean) => {
      while (!isEnough(text)) {
        const { done, value } = await reader.read();
        if (done) break;
        text = (text + decoder.decode(value, { stream: true })).slice(0, 10_000);
      }
      return text;
    },
  };
}
