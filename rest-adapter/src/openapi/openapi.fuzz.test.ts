import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asText, type FuzzRequest, type Operation, requestOf } from '../testing/fuzz-requests.js';
import { ITEM_ID, JOB_ID } from '../testing/sample-resolvers.js';
import { AS_ADMIN, startTestServer, type TestServer } from '../testing/start-test-server.js';
import { createOpenApi } from './create-openapi.js';

const document = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

function send(method: string, { id, query, headers, mediaType, body, path }: FuzzRequest): Promise<Response> {
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, asText(value)]),
  );
  const url = `${path.replace(/\{\w+\}/, encodeURIComponent(id))}?${search}`;
  if (body === undefined) return server.call(url, { method, headers });
  if (mediaType !== 'multipart/form-data') {
    const type = { 'content-type': mediaType ?? 'application/json' };
    return server.call(url, { method, headers: { ...headers, ...type }, body: JSON.stringify(body) });
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    for (const part of [value].flat())
      form.append(name, name === 'file' ? new Blob([asText(part)]) : asText(part));
  }
  return server.call(url, { method, headers, body: form });
}

describe('the OpenAPI document', () => {
  it('is the one that follows from the routes', () => {
    expect(document).toEqual(JSON.parse(JSON.stringify(createOpenApi('/api/v1'))));
  });

  it('names every operation once and refers only to what it defines', () => {
    const text = JSON.stringify(document);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const schemas = Object.keys(
      (document as unknown as { components: { schemas: object } }).components.schemas,
    );
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) expect(schemas).toContain(name);
    expect(text).not.toContain('$defs');
  });

  it.each(operations)('$method $path: its example works', async ({ path, method, operation }) => {
    const [mediaType, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
    const example =
      content?.example &&
      (mediaType === 'multipart/form-data' ? { ...content.example, file: 'Inhalt' } : content.example);
    const id = path.includes('job') ? JOB_ID : ITEM_ID;
    const response = await send(method, { id, query: {}, headers: AS_ADMIN, mediaType, body: example, path });
    expect(response.status).toBe(200);
  });

  it.each(operations)(
    '$method $path: no request gives a 5xx or an undocumented answer',
    async ({ path, method, operation }) => {
      const seen = new Set<number>();
      await fc.assert(
        fc.asyncProperty(requestOf(path, operation), async (request) => {
          const response = await send(method, request);
          const text = await response.text();
          seen.add(response.status);
          expect(Object.keys(operation.responses), text).toContain(String(response.status));
          expect(response.status, text).toBeLessThan(500);
          const type = response.headers.get('content-type')?.split(';')[0] ?? '';
          if (response.status !== 304) {
            expect(Object.keys(operation.responses[response.status]?.content ?? {})).toContain(type);
          }
          if (type === 'application/json') expect(JSON.parse(text)).toHaveProperty('trace_id');
        }),
        { numRuns: 100, seed: 20_261_122 },
      );
      expect([...seen]).toContain(200);
    },
  );
});
