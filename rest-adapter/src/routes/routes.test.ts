import { LunaError } from '@luna/platform/errors/luna-error';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { STATUS_OF_CODE } from '../http/status.js';
import { ITEM_ID, JOB_ID, sampleResolvers } from '../testing/sample-resolvers.js';
import { AS_ADMIN, AS_CUSTOMER, startTestServer, type TestServer } from '../testing/start-test-server.js';
import { CUSTOMER_ID } from '../testing/test-gateway.js';
import { routes } from './index.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());
afterEach(() => {
  server.gateway.resolvers = { ...sampleResolvers };
  server.errors.length = 0;
});

interface Sample {
  /** Root field that answers the route. */
  field: string;
  path?: string;
  body?: () => string | FormData;
  /** Codes with which the subgraph may refuse. */
  refusals?: (keyof typeof STATUS_OF_CODE)[];
}

const samples: Record<string, Sample> = {
  'POST /ingest/doc': {
    field: 'ingestDocument',
    body: () => {
      const form = new FormData();
      form.append('file', new Blob(['Inhalt']), 'muster.md');
      return form;
    },
    refusals: [
      'VALIDATION',
      'DUPLICATE',
      'UNSUPPORTED_MEDIA_TYPE',
      'DOCUMENT_ENCRYPTED',
      'DOCUMENT_TOO_COMPLEX',
    ],
  },
  'POST /rag/ask': { field: 'ask', body: () => '{"question":"Wann?"}', refusals: ['VALIDATION'] },
  'POST /events': {
    field: 'recordEvent',
    body: () => JSON.stringify({ user_id: CUSTOMER_ID, type: 'view' }),
    refusals: ['VALIDATION', 'FORBIDDEN'],
  },
  'GET /data/smartmeter': { field: 'exportReadings', refusals: ['VALIDATION', 'NOT_FOUND'] },
  'GET /metrics/overview': { field: 'metricsOverview' },
  'GET /system/info': { field: 'systemInfo' },
  'GET /admin/health': { field: 'health' },
  'GET /admin/jobs': { field: 'jobs', refusals: ['VALIDATION'] },
  'GET /admin/jobs/{job_id}': { field: 'job', path: `/admin/jobs/${JOB_ID}`, refusals: ['NOT_FOUND'] },
  'POST /admin/jobs/{job_id}/cancel': {
    field: 'cancelJob',
    path: `/admin/jobs/${JOB_ID}/cancel`,
    refusals: ['NOT_FOUND', 'CONFLICT'],
  },
  'POST /admin/jobs/{job_id}/retry': {
    field: 'retryJob',
    path: `/admin/jobs/${JOB_ID}/retry`,
    refusals: ['NOT_FOUND', 'CONFLICT'],
  },
  'GET /admin/items': { field: 'items', refusals: ['VALIDATION'] },
  'DELETE /admin/item/{item_id}': {
    field: 'deleteItem',
    path: `/admin/item/${ITEM_ID}`,
    refusals: ['NOT_FOUND'],
  },
  'POST /sim/run': {
    field: 'switchSimulation',
    body: () => '{"action":"start"}',
    refusals: ['VALIDATION', 'CONFLICT'],
  },
};

/** A test that exists only for routes the rule concerns. */
const testWhere = (isConcerned: boolean) => (isConcerned ? it : () => undefined);

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (name, route) => {
    const sample = samples[name] as Sample;
    const path = sample.path ?? route.path;

    const send = (headers: Record<string, string> = AS_ADMIN, init: RequestInit = {}, suffix = '') => {
      const body = sample.body?.();
      const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
      const request = { method: route.method, ...(body ? { body } : {}), ...init };
      return server.call(`${path}${suffix}`, { ...request, headers: { ...type, ...headers } });
    };

    const expectError = async (response: Response, code: keyof typeof STATUS_OF_CODE) => {
      const body = (await response.json()) as Record<string, unknown>;
      expect(body).toMatchObject({ status: 'error', code, trace_id: response.headers.get('x-trace-id') });
      expect(response.status).toBe(STATUS_OF_CODE[code]);
      expect(Object.keys(body).sort()).toEqual(['code', 'data', 'errors', 'message', 'status', 'trace_id']);
      expect(Array.isArray(body.errors)).toBe(true);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      return body;
    };

    it('answers success in the documented shape and no other field', async () => {
      const response = await send();

      const body = (await response.json()) as Record<string, unknown>;
      expect(body).toMatchObject({ status: 'ok', trace_id: response.headers.get('x-trace-id') });
      expect(response.status).toBe(200);
      expect(Object.keys(body).sort()).toEqual(['data', 'message', 'status', 'trace_id']);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe(
        route.revalidated ? 'private, no-cache' : 'no-store',
      );
      const shape = route.data instanceof z.ZodObject ? route.data.strict() : route.data;
      expect(z.safeParse(shape, body.data).error?.issues ?? []).toEqual([]);
    });

    it('ignores a trailing slash', async () => {
      expect((await send(AS_ADMIN, {}, '/')).status).toBe(200);
    });

    it('answers other methods with 405 and says which are allowed, OPTIONS with 204, both without credentials', async () => {
      const refused = await server.call(path, { method: 'PUT', body: 'x' });
      await expectError(refused, 'METHOD_NOT_ALLOWED');
      expect(refused.headers.get('allow')).toContain(route.method);

      const options = await server.call(path, { method: 'OPTIONS' });
      expect(options.status).toBe(204);
      expect(options.headers.get('allow')).toBe(refused.headers.get('allow'));
    });

    testWhere(route.access !== 'P')(
      'refuses callers without, with a wrong and with an expired credential',
      async () => {
        const nobody = await send({});
        await expectError(nobody, 'UNAUTHENTICATED');
        expect(nobody.headers.get('www-authenticate')).toBe('Bearer');
        await expectError(await send({ 'x-admin-key': 'wrong' }), 'UNAUTHENTICATED');
        await expectError(await send({ 'x-admin-key': 'wrong', ...AS_CUSTOMER }), 'UNAUTHENTICATED');
        await expectError(await send({ authorization: 'Bearer expired' }), 'TOKEN_EXPIRED');
      },
    );

    testWhere(route.access === 'P')('does not read credentials', async () => {
      expect((await send({ 'x-admin-key': 'wrong' })).status).toBe(200);
    });

    testWhere(route.access === 'A')('refuses customers', async () => {
      await expectError(await send(AS_CUSTOMER), 'FORBIDDEN');
    });

    testWhere(route.access === 'C')('serves customers', async () => {
      expect((await send(AS_CUSTOMER)).status).toBe(200);
    });

    testWhere(route.rate !== undefined)(
      'tells the state of the rate limit and refuses when it is used up',
      async () => {
        server.gateway.rateLimit = { limit: 300, remaining: 299, resetSec: 1, retryAfterSec: 0 };
        const served = await send();
        expect(served.status).toBe(200);
        expect(served.headers.get('x-ratelimit-remaining')).toBe('299');

        server.gateway.rateLimit = { limit: 300, remaining: 0, resetSec: 60, retryAfterSec: 7 };
        const refused = await send();
        server.gateway.rateLimit = null;
        await expectError(refused, 'RATE_LIMITED');
        expect(refused.headers.get('retry-after')).toBe('7');
        expect(refused.headers.get('x-ratelimit-limit')).toBe('300');
      },
    );

    it.each(sample.refusals ?? [])('passes %s of a subgraph on', async (code) => {
      server.gateway.resolvers[sample.field] = () => {
        throw new LunaError(code, 'Das geht so nicht.');
      };
      const body = await expectError(await send(), code);
      expect(body.message).toBe('Das geht so nicht.');
      expect([...route.statuses, 403]).toContain(STATUS_OF_CODE[code]);
    });

    it('answers an outage with 503 and Retry-After, a missed deadline with 504', async () => {
      server.gateway.resolvers[sample.field] = () => {
        throw new LunaError('UNAVAILABLE', 'Bitte gleich noch einmal.', { retryAfterSec: 3 });
      };
      const away = await send();
      await expectError(away, 'UNAVAILABLE');
      expect(away.headers.get('retry-after')).toBe('3');

      server.gateway.resolvers[sample.field] = () => {
        throw new LunaError('TIMEOUT', 'Bitte gleich noch einmal.');
      };
      await expectError(await send(), 'TIMEOUT');
    });

    it('hides what went wrong inside', async () => {
      server.gateway.resolvers[sample.field] = () => {
        throw new Error('select secret from table at /home/luna/x.ts');
      };
      const response = await send();
      const body = await expectError(response, 'INTERNAL');
      expect(JSON.stringify(body)).not.toMatch(/select|home|luna\/x/);
      expect(server.errors.join('')).toContain('select secret');
    });

    testWhere(route.revalidated === true)(
      'answers 304 while the data is the same, whatever the trace id',
      async () => {
        const first = await send();
        const etag = first.headers.get('etag') ?? '';
        expect(etag).toMatch(/^W\/".+"$/);

        const second = await send({ ...AS_ADMIN, 'if-none-match': `"other", ${etag}` });
        expect(second.status).toBe(304);
        expect(second.headers.get('etag')).toBe(etag);
        expect(await second.text()).toBe('');
        expect(second.headers.get('x-trace-id')).not.toBe(first.headers.get('x-trace-id'));
      },
    );

    testWhere(route.method === 'GET')('answers HEAD with the headers of GET and no body', async () => {
      const get = await send();
      const head = await send(AS_ADMIN, { method: 'HEAD' });
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
      for (const header of ['content-type', 'cache-control', 'etag']) {
        expect(head.headers.get(header)).toBe(get.headers.get(header));
      }
    });

    const readsBody = route.body !== undefined || route.form !== undefined;
    testWhere(readsBody)('checks credential, then size, then type', async () => {
      const huge = 'x'.repeat(2 * 1024 * 1024);
      const wrongType = { 'content-type': 'text/plain' };
      await expectError(await send(wrongType, { body: huge }), 'UNAUTHENTICATED');
      await expectError(await send({ ...AS_ADMIN, ...wrongType }, { body: huge }), 'PAYLOAD_TOO_LARGE');
      await expectError(await send({ ...AS_ADMIN, ...wrongType }, { body: 'x' }), 'UNSUPPORTED_MEDIA_TYPE');
      await expectError(
        await send({ ...AS_ADMIN, 'content-type': '?' }, { body: 'x' }),
        'UNSUPPORTED_MEDIA_TYPE',
      );
    });
  },
);
