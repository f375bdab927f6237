import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AS_ADMIN, startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

/** Sends a path exactly as written; `fetch` would repair it. */
function rawStatus(
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<[number, string]> {
  const { hostname, port } = new URL(server.base);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve([response.statusCode ?? 0, body]));
    });
    request.on('error', reject);
    request.end();
  });
}

describe('unknown addresses', () => {
  it.each(['/api/v1/nope', '/api/v1', '/api/v1/', '/api/v1/rag', '/api/v1/%ZZ', '/api/v1/admin/jobs/%'])(
    '%s is 404 with an envelope',
    async (path) => {
      const [status, body] = await rawStatus(path);
      expect(status).toBe(404);
      expect(JSON.parse(body)).toMatchObject({ status: 'error', code: 'ROUTE_NOT_FOUND', errors: [] });
    },
  );

  it('come before content type, method and credential', async () => {
    const [status] = await rawStatus('/api/v1/nope', 'POST', { 'content-type': '?' });
    expect(status).toBe(404);
    expect((await rawStatus('/api/v1/nope', 'OPTIONS'))[0]).toBe(404);
  });

  it('an id that is none is 404 to those who may look, 401 to others', async () => {
    expect((await server.call('/admin/jobs/none', { headers: AS_ADMIN })).status).toBe(404);
    expect((await server.call(`/admin/jobs/${'a'.repeat(300)}`, { headers: AS_ADMIN })).status).toBe(404);
    for (const action of ['cancel', 'retry']) {
      const answer = await server.call(`/admin/jobs/none/${action}`, { method: 'POST', headers: AS_ADMIN });
      expect(answer.status).toBe(404);
    }
    expect((await server.call('/admin/jobs/none')).status).toBe(401);
  });

  it('a method HTTP does not know every day is 405 where the path exists', async () => {
    expect((await rawStatus('/api/v1/system/info', 'PROPFIND'))[0]).toBe(405);
  });
});

describe('trace id', () => {
  const traceIdFor = async (headers: Record<string, string>) => {
    const response = await server.call('/system/info', { headers });
    const { trace_id } = (await response.json()) as { trace_id: string };
    expect(response.headers.get('x-trace-id')).toBe(trace_id);
    expect(server.gateway.admissions.at(-1)?.traceId).toBe(trace_id);
    return trace_id;
  };
  const own = '0B6F5B0E-6A52-4F0E-9D0F-3C6A4B1F7A11';
  const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

  it('takes a UUID of the caller over, in lower case', async () => {
    expect(await traceIdFor({ 'x-trace-id': own, traceparent: parent })).toBe(own.toLowerCase());
  });

  it('takes the trace id of traceparent over where X-Trace-Id is none', async () => {
    expect(await traceIdFor({ 'x-trace-id': 'x', traceparent: parent })).toBe(
      '0af76519-16cd-43dd-8448-eb211c80319c',
    );
  });

  it('makes one otherwise', async () => {
    expect(await traceIdFor({ 'x-trace-id': '<script>' })).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('JSON bodies', () => {
  const codesOf = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const response = await server.call('/rag/ask', {
      method: 'POST',
      headers: { ...AS_ADMIN, 'content-type': 'application/json', ...headers },
      body: body as string,
    });
    const { code, errors } = (await response.json()) as {
      code: string;
      errors: { field: string; code: string }[];
    };
    return [response.status, code, ...errors.map((error) => `${error.field}:${error.code}`)];
  };

  it.each([
    ['{', [400, 'MALFORMED_JSON']],
    ['', [400, 'MALFORMED_JSON']],
    ['[]', [400, 'VALIDATION', 'body:WRONG_TYPE']],
    ['null', [400, 'VALIDATION', 'body:WRONG_TYPE']],
    ['{}', [400, 'VALIDATION', 'question:REQUIRED']],
    ['{"question":null}', [400, 'VALIDATION', 'question:REQUIRED']],
    ['{"question":"  "}', [400, 'VALIDATION', 'question:REQUIRED']],
    ['{"question":7}', [400, 'VALIDATION', 'question:WRONG_TYPE']],
    ['{"question":"a\\u0000b"}', [400, 'VALIDATION', 'question:INVALID_FORMAT']],
    ['{"question":"\\ud800"}', [400, 'VALIDATION', 'question:INVALID_FORMAT']],
    ['{"question":"?","top_k":"6"}', [400, 'VALIDATION', 'top_k:WRONG_TYPE']],
    ['{"question":"?","top_k":6.5}', [400, 'VALIDATION', 'top_k:WRONG_TYPE']],
    ['{"question":"?","top_k":1e400}', [400, 'VALIDATION', 'top_k:WRONG_TYPE']],
    ['{"question":"?","top_k":51}', [400, 'VALIDATION', 'top_k:OUT_OF_RANGE']],
    [
      '{"question":"?","top_k":0,"stream":"no"}',
      [400, 'VALIDATION', 'top_k:OUT_OF_RANGE', 'stream:WRONG_TYPE'],
    ],
    ['{"question":"?","stream":true}', [400, 'VALIDATION', 'stream:NOT_ALLOWED']],
    ['{"question":"?","filters":[]}', [400, 'VALIDATION', 'filters:WRONG_TYPE']],
    ['{"question":"?","filters":{"kind":["x"]}}', [400, 'VALIDATION', 'filters.kind:WRONG_TYPE']],
    ['{"question":"?","filters":{"Kind":"x"}}', [400, 'VALIDATION', 'filters.Kind:INVALID_FORMAT']],
  ])('%s', async (body, expected) => {
    expect(await codesOf(body)).toEqual(expected);
  });

  it('counts characters, not bytes or halves of them', async () => {
    expect((await server.post('/rag/ask', { question: '😀'.repeat(2000) })).status).toBe(200);
    const tooLong = JSON.stringify({ question: 'ä'.repeat(2001) });
    expect(await codesOf(tooLong)).toEqual([400, 'VALIDATION', 'question:TOO_LONG']);
  });

  it('refuses more than ten filters', async () => {
    const filters = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`k${i}`, i]));
    expect(await codesOf(JSON.stringify({ question: '?', filters }))).toEqual([
      400,
      'VALIDATION',
      'filters:OUT_OF_RANGE',
    ]);
  });

  it('refuses bytes that are no UTF-8', async () => {
    expect(await codesOf(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toEqual([400, 'MALFORMED_JSON']);
  });

  it('refuses other charsets and encodings', async () => {
    const other = { 'content-type': 'application/json; charset=latin1' };
    expect((await codesOf('{}', other))[0]).toBe(415);
    expect((await codesOf('{}', { 'content-encoding': 'gzip' }))[0]).toBe(415);
    expect((await codesOf('{}', { 'content-type': 'application/json;charset=UTF-8' }))[0]).toBe(400);
  });

  it('an empty body without content type counts as {}', async () => {
    const response = await server.call('/rag/ask', { method: 'POST', headers: AS_ADMIN });
    expect(await response.json()).toMatchObject({
      code: 'VALIDATION',
      errors: [{ field: 'question', code: 'REQUIRED' }],
    });
  });

  it('says in German what to change', async () => {
    const response = await server.post('/rag/ask', { question: '?', top_k: 99 });
    expect(await response.json()).toMatchObject({
      message: 'Das Feld „top_k“ muss zwischen 1 und 50 liegen.',
      errors: [{ field: 'top_k', row: null, code: 'OUT_OF_RANGE', message: 'muss zwischen 1 und 50 liegen' }],
    });
    const kind = await server.post('/events', { user_id: 'a', type: 'dislike' });
    expect(await kind.json()).toMatchObject({
      message: 'type: erlaubt sind view, click, like, solve, ask, feedback',
    });
  });

  it('a body without Content-Length is refused once it is too large', async () => {
    const body = ReadableStream.from(Array.from({ length: 48 }, () => new Uint8Array(64 * 1024).fill(0x20)));
    const headers = { ...AS_ADMIN, 'content-type': 'application/json' };
    const response = await server.call('/rag/ask', {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });
});

describe('CORS', () => {
  it('opens the API to configured origins only', async () => {
    const ask = (origin: string) => server.call('/system/info', { headers: { origin } });
    const known = await ask('https://partner.example');
    expect(known.headers.get('access-control-allow-origin')).toBe('https://partner.example');
    expect(known.headers.get('vary')).toContain('Origin');
    expect((await ask('https://other.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers a preflight', async () => {
    const response = await server.call('/rag/ask', {
      method: 'OPTIONS',
      headers: { origin: 'https://partner.example' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('X-Admin-Key');
  });
});
