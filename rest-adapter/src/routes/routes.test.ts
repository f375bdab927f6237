import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHUNK_ID, ITEM_ID, JOB_ID } from '../testing/sample-resolvers.js';
import { AS_ADMIN, startTestServer, type TestServer } from '../testing/start-test-server.js';
import { CUSTOMER_ID } from '../testing/test-gateway.js';
import { routes } from './index.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

function form(fields: Record<string, string>, content = 'Inhalt', name = 'muster.md'): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.append(key, value);
  data.append('file', new Blob([content]), name);
  return data;
}

const requests: Record<string, () => RequestInit & { path?: string }> = {
  'POST /ingest/doc': () => ({ body: form({ kind: 'regulation' }) }),
  'POST /rag/ask': () => ({ body: JSON.stringify({ question: 'Wann?' }) }),
  'POST /events': () => ({ body: JSON.stringify({ user_id: CUSTOMER_ID, type: 'view' }) }),
  'GET /admin/jobs/{job_id}': () => ({ path: `/admin/jobs/${JOB_ID}` }),
  'DELETE /admin/item/{item_id}': () => ({ path: `/admin/item/${ITEM_ID}` }),
};

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (name, route) => {
    const send = (headers: Record<string, string>, extra: RequestInit = {}) => {
      const { path = route.path, ...init } = requests[name]?.() ?? {};
      const type = typeof init.body === 'string' ? { 'content-type': 'application/json' } : {};
      return server.call(path, { method: route.method, ...init, ...extra, headers: { ...type, ...headers } });
    };

    it('answers success in the documented shape', async () => {
      const response = await send(AS_ADMIN);

      const body = (await response.json()) as Record<string, unknown>;
      expect(body, JSON.stringify(body)).toMatchObject({
        status: 'ok',
        trace_id: response.headers.get('x-trace-id'),
      });
      expect(Object.keys(body).sort()).toEqual(['data', 'message', 'status', 'trace_id']);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(z.safeParse(route.data, body.data).error?.issues ?? []).toEqual([]);
    });
  },
);

it('answers', () => expect(CHUNK_ID).toBeTruthy());
