import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ADMIN_KEY, COMPOSITIONS, startTestGateway } from './testing/start-test-gateway.js';

const DEV_USER = '11111111-2222-4333-8444-555555555555';

describe.each(COMPOSITIONS)('a query across two subgraphs, %s', (composition) => {
  it('asks the owner of an entity once, however often the entity is mentioned', async () => {
    await using gateway = await startTestGateway({ composition });

    const answer = await (await gateway.post({ query: '{ books { title author { name } } }' })).json();

    expect(answer.data.books).toHaveLength(20);
    expect(answer.data.books[3]).toEqual({ title: 'Band 3', author: { name: 'Ada' } });
    expect(gateway.seen.authorLookups.sort()).toEqual(['a', 'gone']);
  });

  it('keeps the rest of the answer when an entity is gone', async () => {
    await using gateway = await startTestGateway({ composition });

    const answer = await (await gateway.post({ query: '{ books { title author { name } } }' })).json();

    expect(answer.data.books[19]).toEqual({ title: 'Band 19', author: null });
  });
});

describe.each(COMPOSITIONS)('errors, %s', (composition) => {
  it('shows nothing of an unexpected fault but a German sentence and INTERNAL', async () => {
    await using gateway = await startTestGateway({ composition });

    const text = await (await gateway.post({ query: '{ broken }' })).text();

    expect(text).not.toMatch(/secret_table|10\.0\.0\.7|stack/);
    expect(JSON.parse(text).errors[0].extensions.code).toBe('INTERNAL');
  });

  it('passes code, message and data of an expected failure through the federation', async () => {
    await using gateway = await startTestGateway({ composition });

    const { errors } = await (await gateway.post({ query: '{ forbidden }' })).json();

    expect(errors[0]).toMatchObject({
      message: 'Das geht gerade nicht.',
      extensions: { code: 'CONFLICT', data: { since: 'gestern' } },
    });
  });

  it('answers unreadable JSON with 400 and goes on', async () => {
    await using gateway = await startTestGateway({ composition });

    const broken = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":',
    });

    expect(broken.status).toBe(400);
    expect((await broken.json()).errors[0].extensions.code).toBe('MALFORMED_JSON');
    expect((await gateway.post({ query: '{ whoami }' })).status).toBe(200);
  });

  it('carries the trace id of the caller and may not be cached', async () => {
    await using gateway = await startTestGateway({ composition });

    const response = await gateway.post({ query: '{ whoami }' }, { 'x-trace-id': DEV_USER });

    expect(response.headers.get('x-trace-id')).toBe(DEV_USER);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe.each(COMPOSITIONS)('identity, %s', (composition) => {
  it('reaches the subgraph as the gateway found it', async () => {
    await using gateway = await startTestGateway({ composition });

    const asAdmin = await (await gateway.post({ query: '{ whoami }' }, { 'x-admin-key': ADMIN_KEY })).json();
    const asUser = await (await gateway.post({ query: '{ whoami }' }, { 'x-dev-user': DEV_USER })).json();

    expect(asAdmin.data.whoami).toBe('admin:-');
    expect(asUser.data.whoami).toBe(`customer:${DEV_USER}`);
  });

  it('creates the row of a customer at the first use only', async () => {
    await using gateway = await startTestGateway({ composition });

    await gateway.post({ query: '{ whoami }' }, { 'x-dev-user': DEV_USER });
    await gateway.post({ query: '{ whoami }' }, { 'x-dev-user': DEV_USER });

    expect(gateway.seen.users).toEqual([{ role: 'customer', userId: DEV_USER, externalId: DEV_USER }]);
  });

  it('answers a wrong key with 401 before anything runs', async () => {
    await using gateway = await startTestGateway({ composition });

    const response = await gateway.post(
      { query: '{ whoami }' },
      { 'x-admin-key': 'wrong', 'x-dev-user': DEV_USER },
    );

    expect(response.status).toBe(401);
    expect(gateway.seen.identities).toEqual([]);
  });
});

describe('a page of another origin', () => {
  const preflight = (url: string, origin: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });

  it('may call only if its origin is allowed', async () => {
    await using gateway = await startTestGateway();

    const allowed = await preflight(gateway.url, 'https://sandbox.example');
    const foreign = await preflight(gateway.url, 'https://evil.example');

    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://sandbox.example');
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the limit of questions', () => {
  it('answers 429 with the time to wait once a customer has used it up', async () => {
    await using gateway = await startTestGateway({ askPerMinute: 2 });
    const ask = () => gateway.post({ query: 'mutation { ask(question: "?") }' }, { 'x-dev-user': DEV_USER });

    const statuses = [(await ask()).status, (await ask()).status];
    const refused = await ask();

    expect(statuses).toEqual([200, 200]);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect((await refused.json()).errors[0].extensions.code).toBe('RATE_LIMITED');
  });

  it('counts every alias and every fragment', async () => {
    await using gateway = await startTestGateway({ askPerMinute: 2 });

    const response = await gateway.post(
      {
        query:
          'mutation { a: ask(question: "1") ...F } fragment F on Mutation { b: ask(question: "2") c: ask(question: "3") }',
      },
      { 'x-dev-user': DEV_USER },
    );

    expect(response.status).toBe(429);
  });

  it('does not apply to the admin key', async () => {
    await using gateway = await startTestGateway({ askPerMinute: 1 });
    const ask = () =>
      gateway.post({ query: 'mutation { ask(question: "?") }' }, { 'x-admin-key': ADMIN_KEY });

    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
  });

  it('is charged once for a call that an adapter paid in advance', async () => {
    await using gateway = await startTestGateway({ askPerMinute: 1 });

    const session = await gateway.gateway.client.admit({
      credentials: { devUser: DEV_USER },
      access: 'C',
      rate: 'ask',
      traceId: DEV_USER,
    });
    const result = await session.execute({
      operation: parse('mutation { ask(question: "?") }'),
      variables: {},
      signal: new AbortController().signal,
    });

    expect(session.rateLimit).toMatchObject({ limit: 1, remaining: 0, retryAfterSec: 0 });
    expect(result).toMatchObject({ data: { ask: 'Zu „?“' } });
  });
});

describe('uploads and pages', () => {
  it.each(COMPOSITIONS)('streams a multipart upload into the subgraph, %s', async (composition) => {
    await using gateway = await startTestGateway({ composition });
    const form = new FormData();
    form.set(
      'operations',
      JSON.stringify({
        query: 'mutation ($file: Upload!) { ingestDocument(file: $file) }',
        variables: { file: null },
      }),
    );
    form.set('map', JSON.stringify({ 0: ['variables.file'] }));
    form.set('0', new Blob([new Uint8Array(300_000)]), 'größe.bin');

    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'apollo-require-preflight': '1' },
      body: form,
    });

    expect(await response.json()).toEqual({ data: { ingestDocument: 300_000 } });
  });

  it('refuses a multipart request that a foreign page could send', async () => {
    await using gateway = await startTestGateway();
    const form = new FormData();
    form.set('operations', JSON.stringify({ query: '{ whoami }' }));
    form.set('map', '{}');

    expect((await fetch(gateway.url, { method: 'POST', body: form })).status).toBe(400);
  });

  it('shows browsers a GraphiQL that loads nothing from elsewhere', async () => {
    await using gateway = await startTestGateway();

    const page = await (await fetch(gateway.url, { headers: { accept: 'text/html' } })).text();

    expect(page).toContain('Luna-IEMS GraphQL');
    expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  });
});
