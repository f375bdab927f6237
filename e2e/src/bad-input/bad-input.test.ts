import { MODEL_LAW } from '@luna/platform/testing/documents/model-law';
import { compositionUnderTest } from '@luna/server/testing/composition';
import { jsonOf, startTestLuna, TEST_USER, type TestLuna } from '@luna/server/testing/start-test-luna';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let luna: TestLuna;
beforeAll(async () => {
  luna = await startTestLuna({ UPLOAD_MAX_MB: '1', ASK_RATE_PER_MINUTE: '3' });
});
afterAll(async () => {
  await luna[Symbol.asyncDispose]();
});

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const anonymous = (route: string, init?: RequestInit) => fetch(`${luna.url}/api/v1/${route}`, init);
const ENVELOPE = {
  status: 'error',
  data: null,
  message: expect.stringMatching(/[.…]$|:/),
  trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
};

describe('a file that cannot be taken in', () => {
  it.each([
    ['an empty one', new Uint8Array(0), 'leer.pdf', 422, 'DOCUMENT_EMPTY'],
    [
      'a program',
      new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0]),
      'harmlos.pdf',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a truncated PDF',
      new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< /Type /Catalog'),
      'halb.pdf',
      422,
      'DOCUMENT_BROKEN',
    ],
    ['one past the limit', new Uint8Array(1_100_000).fill(65), 'gross.txt', 413, 'PAYLOAD_TOO_LARGE'],
  ])('is refused with a reason: %s', async (_, bytes, name, status, code) => {
    const response = await luna.ingest(bytes, name);

    expect(response.status).toBe(status);
    expect(await jsonOf(response)).toMatchObject({ ...ENVELOPE, code });
  });

  it('leaves nothing behind', async () => {
    const { data } = await luna.graphql('{ items { totalCount } }');

    expect(data.items.totalCount).toBe(0);
  });
});

describe('a request that cannot be served', () => {
  it.each([
    ['no credential', () => anonymous('rag/ask', json({ question: 'Was gilt?' })), 401, 'UNAUTHENTICATED'],
    [
      'a wrong key',
      () => luna.rest('rag/ask', json({ question: 'Was gilt?' }, { 'x-admin-key': 'falsch' })),
      401,
      'UNAUTHENTICATED',
    ],
    [
      'a customer on an admin route',
      () => anonymous('admin/health', { headers: { 'x-dev-user': TEST_USER } }),
      403,
      'FORBIDDEN',
    ],
    ['malformed JSON', () => luna.rest('rag/ask', json('{"question":')), 400, 'MALFORMED_JSON'],
    ['an empty question', () => luna.rest('rag/ask', json({ question: '  ' })), 400, 'VALIDATION'],
    [
      'another content type',
      () => luna.rest('rag/ask', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['an unknown path', () => luna.rest('nirgendwo'), 404, 'ROUTE_NOT_FOUND'],
    ['a wrong method', () => luna.rest('rag/ask'), 405, 'METHOD_NOT_ALLOWED'],
    ['an unknown meter', () => luna.rest('data/smartmeter?meter_id=gibt-es-nicht'), 404, 'NOT_FOUND'],
    [
      'an instant without zone',
      () => luna.rest('data/smartmeter?from=2026-11-22T10:00:00'),
      400,
      'VALIDATION',
    ],
    [
      'an event of another user',
      () =>
        anonymous('events', json({ user_id: 'jemand-anders', type: 'view' }, { 'x-dev-user': TEST_USER })),
      403,
      'FORBIDDEN',
    ],
    [
      'an event on an unknown item',
      () =>
        anonymous(
          'events',
          json({ user_id: TEST_USER, type: 'view', item_id: TEST_USER }, { 'x-dev-user': TEST_USER }),
        ),
      400,
      'VALIDATION',
    ],
  ])('answers in the envelope: %s', async (_, call, status, code) => {
    const response = await call();

    expect(response.status).toBe(status);
    expect(await jsonOf(response)).toMatchObject({ ...ENVELOPE, code });
  });

  it('is refused with 403 when it names a foreign host', async () => {
    const { port } = new URL(luna.url);
    const { request } = await import('node:http');

    const status = await new Promise((resolve, reject) => {
      request(
        { port, host: '127.0.0.1', path: '/api/v1/system/info', headers: { host: 'evil.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });

    expect(status).toBe(403);
  });

  it('is told how long to wait once the questions of a minute are used up', async () => {
    const ask = () =>
      anonymous(
        'rag/ask',
        json({ question: 'Was gilt?' }, { 'x-dev-user': '22222222-2222-4333-8444-555555555555' }),
      );
    // Every gateway counts for itself (decision 0003).
    const gateways = compositionUnderTest() === 'services' ? 2 : 1;
    const statuses: number[] = [];
    for (let n = 0; n < 3 * gateways; n += 1) statuses.push((await ask()).status);

    const refused = await ask();

    expect(statuses.slice(0, 3)).toEqual([200, 200, 200]);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await jsonOf(refused)).toMatchObject({ ...ENVELOPE, code: 'RATE_LIMITED' });
  });
});

it('goes on after all of it', async () => {
  expect((await luna.ingest(MODEL_LAW.markdown, MODEL_LAW.fileName)).status).toBe(200);
});
