import { LunaError } from '@luna/platform/errors/luna-error';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.js';

const TRACE_ID = '11111111-2222-4333-8444-555555555555';
const INTERNALS =
  /secret_table|10\.0\.0\.7|stack|at Object|node_modules|serviceName|valueCompletion|upstream/;

interface Fault {
  kind: string;
  status: number;
  code: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Whether the rest of the answer is there. */
  data?: unknown;
}

const query = (text: string, variables: object = {}) => ({ query: text, variables });

const FAULTS: Fault[] = [
  { kind: 'a document that is none', status: 400, code: 'GRAPHQL_PARSE_FAILED', body: query('{ whoami') },
  { kind: 'an unknown field', status: 400, code: 'GRAPHQL_VALIDATION_FAILED', body: query('{ nothing }') },
  {
    kind: 'a variable of another type',
    status: 400,
    code: 'BAD_USER_INPUT',
    body: query('query ($n: Int) { find(first: $n) { title } }', { n: 'viele' }),
  },
  {
    kind: 'no operation of that name',
    status: 400,
    code: 'VALIDATION',
    body: { query: 'query A { whoami }', operationName: 'B' },
  },
  { kind: 'no operation at all', status: 400, code: 'BAD_REQUEST', body: {} },
  { kind: 'unreadable JSON', status: 400, code: 'MALFORMED_JSON', body: '{"query":' },
  {
    kind: 'another content type',
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    body: '<query/>',
    headers: { 'content-type': 'application/xml' },
  },
  {
    kind: 'a body that is too large',
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    body: query(`{ whoami } #${'x'.repeat(1_100_000)}`),
  },
  {
    kind: 'wrong credentials',
    status: 401,
    code: 'UNAUTHENTICATED',
    body: query('{ whoami }'),
    headers: { 'x-admin-key': 'wrong' },
  },
  {
    kind: 'a resolver that forbids',
    status: 200,
    code: 'FORBIDDEN',
    body: query('{ fail(code: "FORBIDDEN") }'),
    data: { fail: null },
  },
  {
    kind: 'a resolver that finds nothing',
    status: 200,
    code: 'NOT_FOUND',
    body: query('{ whoami fail(code: "NOT_FOUND") }'),
    data: { whoami: 'anonymous:-', fail: null },
  },
  {
    kind: 'a resolver that crashes',
    status: 200,
    code: 'INTERNAL',
    body: query('{ broken }'),
    data: { broken: null },
  },
  {
    kind: 'an entity that is missing where there must be one',
    status: 200,
    code: 'INTERNAL',
    body: query('{ masterpiece { title author { name } } }'),
    data: { masterpiece: null },
  },
];

async function expectFault(gateway: TestGateway, { status, code, body, headers, data }: Fault) {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trace-id': TRACE_ID, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = JSON.parse(text);

  expect(answer.errors).toMatchObject([
    { message: expect.any(String), extensions: { code, traceId: TRACE_ID } },
  ]);
  expect(response.status).toBe(status);
  expect(response.headers.get('x-trace-id')).toBe(TRACE_ID);
  expect(answer.data).toEqual(data);
  expect(text).not.toMatch(INTERNALS);
}

describe('a fault', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  it.each(FAULTS)('has its status and code, and leads to the log by its trace id: $kind', (fault) =>
    expectFault(gateway, fault),
  );
});

describe('a subgraph that cannot be reached', () => {
  const unreachable = new LunaError('UNAVAILABLE', 'Der Dienst ist gerade nicht erreichbar.', {
    cause: new Error('connect ECONNREFUSED upstream 10.0.0.7'),
  });

  it('is 503 where nothing else was asked', async () => {
    await using gateway = await startTestGateway({ outage: unreachable });

    await expectFault(gateway, {
      kind: '',
      status: 503,
      code: 'UNAVAILABLE',
      body: query('{ authorCount }'),
      data: null,
    });
  });

  it('is 504 where it was too slow', async () => {
    const outage = new LunaError('TIMEOUT', 'Der Dienst hat nicht rechtzeitig geantwortet.');
    await using gateway = await startTestGateway({ outage });

    await expectFault(gateway, {
      kind: '',
      status: 504,
      code: 'TIMEOUT',
      body: query('{ authorCount }'),
      data: null,
    });
  });

  it('leaves the rest of the answer, with an error that says what is missing', async () => {
    await using gateway = await startTestGateway({ outage: unreachable });

    await expectFault(gateway, {
      kind: '',
      status: 200,
      code: 'UNAVAILABLE',
      body: query('{ masterpiece { title } find(first: 1) { title author { name } } }'),
      data: { masterpiece: { title: 'Verschollen' }, find: [{ title: 'Fund 0', author: null }] },
    });
  });
});

describe('an entity that has gone', () => {
  it('is null without an error where null is allowed', async () => {
    await using gateway = await startTestGateway();

    const answer = await (await gateway.post(query('{ books { title author { name } } }'))).json();

    expect(answer.errors).toBeUndefined();
    expect(answer.data.books[19]).toEqual({ title: 'Band 19', author: null });
  });
});
