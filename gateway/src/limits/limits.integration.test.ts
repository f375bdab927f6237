import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ADMIN_KEY, startTestGateway } from '../testing/start-test-gateway.js';

interface Answer {
  data?: unknown;
  errors: { message: string; extensions: { code: string; errors?: object[] } }[];
}

const jsonOf = async (response: Response) => (await response.json()) as Answer;
const titles = (count: number) => Array.from({ length: count }, (_, n) => `T${n}`);

/** Two objects, and so two points, per row. */
const SEQUELS =
  'query ($n: Int, $titles: [String!]) { find(first: $n, titles: $titles) { sequel { title } } }';

describe('an operation beyond a limit', () => {
  it.each([
    {
      limit: 'GRAPHQL_MAX_DEPTH',
      allowed: 4,
      body: { query: '{ books { sequel { sequel { sequel { title } } } } }' },
      message: 'Die Abfrage ist zu tief verschachtelt: 5 Ebenen, erlaubt sind 4 (GRAPHQL_MAX_DEPTH).',
    },
    {
      limit: 'GRAPHQL_MAX_FIELDS',
      allowed: 10,
      body: { query: `{ books { ${'title '.repeat(10)} } }` },
      message: 'Die Abfrage enthält zu viele Felder: 11, erlaubt sind 10 (GRAPHQL_MAX_FIELDS).',
    },
    {
      limit: 'GRAPHQL_MAX_ALIASES',
      allowed: 1,
      body: { query: 'query { a: whoami b: whoami }' },
      message: 'Die Abfrage enthält zu viele Aliasse: 2, erlaubt sind 1 (GRAPHQL_MAX_ALIASES).',
    },
    {
      limit: 'GRAPHQL_MAX_ROOT_FIELDS',
      allowed: 1,
      body: { query: '{ ...F } fragment F on Query { whoami authorCount }' },
      message: 'Die Abfrage enthält zu viele Wurzelfelder: 2, erlaubt sind 1 (GRAPHQL_MAX_ROOT_FIELDS).',
    },
    {
      limit: 'GRAPHQL_MAX_DIRECTIVES',
      allowed: 1,
      body: { query: '{ whoami @skip(if: false) @include(if: true) }' },
      message: 'Die Abfrage enthält zu viele Direktiven: 2, erlaubt sind 1 (GRAPHQL_MAX_DIRECTIVES).',
    },
    {
      limit: 'GRAPHQL_MAX_TOKENS',
      allowed: 100,
      body: { query: `{ ${'whoami '.repeat(100)} }` },
      message: 'Die Abfrage ist zu lang: mehr als 100 Token, erlaubt sind 100 (GRAPHQL_MAX_TOKENS).',
    },
    {
      limit: 'GRAPHQL_MAX_PAGE_SIZE',
      allowed: 20,
      body: { query: '{ find(first: 21) { title } }' },
      message:
        'Die Abfrage verlangt zu viele Einträge einer Liste: 21, erlaubt sind 20 (GRAPHQL_MAX_PAGE_SIZE).',
      errors: [{ field: 'first', row: null, code: 'OUT_OF_RANGE', message: 'darf höchstens 20 sein' }],
    },
    {
      limit: 'GRAPHQL_MAX_LIST_LENGTH',
      allowed: 2,
      body: { query: SEQUELS, variables: { titles: titles(3) } },
      message:
        'Eine Liste unter den Argumenten ist zu lang: 3 Einträge, erlaubt sind 2 (GRAPHQL_MAX_LIST_LENGTH).',
      errors: [{ field: 'titles', row: null, code: 'TOO_LONG', message: 'darf höchstens 2 Einträge haben' }],
    },
    {
      limit: 'GRAPHQL_MAX_COST',
      allowed: 100,
      body: { query: SEQUELS, variables: { n: 51 } },
      message: 'Die Abfrage ist zu aufwendig: 102 Punkte, erlaubt sind 100 (GRAPHQL_MAX_COST).',
    },
    {
      limit: 'GRAPHQL_MAX_VARIABLES_KB',
      allowed: 1,
      body: { query: SEQUELS, variables: { titles: ['x'.repeat(2_000)] } },
      message: 'Die Variablen sind zu groß: 2 KiB, erlaubt sind 1 (GRAPHQL_MAX_VARIABLES_KB).',
    },
  ])(
    'is refused with $limit before anything runs',
    async ({ limit, allowed, body, message, errors = [] }) => {
      await using gateway = await startTestGateway({ variables: { [limit]: String(allowed) } });

      const response = await gateway.post(body, { 'x-admin-key': ADMIN_KEY });

      expect(response.status).toBe(400);
      expect((await jsonOf(response)).errors).toMatchObject([
        { message, extensions: { code: 'VALIDATION', errors } },
      ]);
      expect(gateway.seen.identities).toEqual([]);
    },
  );

  it('is refused with 413 if its body is too large', async () => {
    await using gateway = await startTestGateway({ variables: { GRAPHQL_MAX_BODY_KB: '16' } });

    const response = await gateway.post({ query: `{ whoami } #${'x'.repeat(17_000)}` });

    expect(response.status).toBe(413);
    expect((await jsonOf(response)).errors).toMatchObject([
      {
        message: 'Die Anfrage ist zu groß: 17 KiB, erlaubt sind 16 (GRAPHQL_MAX_BODY_KB).',
        extensions: { code: 'PAYLOAD_TOO_LARGE' },
      },
    ]);
  });

  it('does not use up a question', async () => {
    await using gateway = await startTestGateway({ askPerMinute: 1, variables: { GRAPHQL_MAX_COST: '100' } });
    const user = { 'x-dev-user': '11111111-2222-4333-8444-555555555555' };

    const variables = { question: 'x'.repeat(300_000) };
    const refused = await gateway.post(
      { query: 'mutation ($question: String!) { ask(question: $question) }', variables },
      user,
    );
    const allowed = await gateway.post({ query: 'mutation { ask(question: "?") }' }, user);

    expect([refused.status, allowed.status]).toEqual([400, 200]);
  });
});

describe('an operation at a limit', () => {
  it.each([
    ['GRAPHQL_MAX_DEPTH', 4, '{ books { sequel { sequel { title } } } }'],
    ['GRAPHQL_MAX_FIELDS', 10, `{ books { ${'title '.repeat(9)} } }`],
    ['GRAPHQL_MAX_ALIASES', 2, '{ a: whoami b: whoami }'],
    ['GRAPHQL_MAX_ROOT_FIELDS', 2, '{ whoami authorCount }'],
    ['GRAPHQL_MAX_DIRECTIVES', 2, '{ whoami @skip(if: false) @include(if: true) }'],
    ['GRAPHQL_MAX_TOKENS', 100, `{ books { ${'title '.repeat(95)} } }`],
    ['GRAPHQL_MAX_PAGE_SIZE', 20, '{ find(first: 20) { title } }'],
    ['GRAPHQL_MAX_LIST_LENGTH', 2, '{ find(titles: ["a", "b"]) { title } }'],
    ['GRAPHQL_MAX_COST', 100, '{ find(first: 50) { sequel { title } } }'],
  ])('passes (%s=%i)', async (limit, allowed, query) => {
    await using gateway = await startTestGateway({ variables: { [limit]: String(allowed) } });

    const response = await gateway.post({ query });

    expect(await jsonOf(response)).not.toHaveProperty('errors');
    expect(response.status).toBe(200);
  });
});

describe('a fragment bomb', () => {
  it('of any size is refused in linear time', async () => {
    await using gateway = await startTestGateway();
    const bomb = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Book { a: sequel { ...F${n + 1} } b: sequel { ...F${n + 1} } }`,
    );

    const response = await gateway.post({
      query: `{ books { ...F0 } } ${bomb.join(' ')} fragment F60 on Book { title }`,
    });

    expect(response.status).toBe(400);
    expect((await jsonOf(response)).errors.map(({ message }) => message)).toContain(
      'Die Abfrage enthält zu viele Felder: über eine Milliarde, erlaubt sind 1.000 (GRAPHQL_MAX_FIELDS).',
    );
  });

  it('that turns in circles is refused as such', async () => {
    await using gateway = await startTestGateway();

    const response = await gateway.post({
      query: '{ books { ...F } } fragment F on Book { sequel { ...F } }',
    });

    expect((await jsonOf(response)).errors[0]?.message).toMatch(/Cannot spread fragment "F" within itself/);
  });
});

describe('variables', () => {
  it('nested deeper than anything reads are refused', async () => {
    await using gateway = await startTestGateway();
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":"query ($titles: [String!]) { find(titles: $titles) { title } }","variables":{"titles":${nested}}}`,
    });

    expect(response.status).toBe(400);
    expect((await jsonOf(response)).errors[0]?.message).toMatch(
      /zu tief verschachtelt, erlaubt sind 32 Ebenen/,
    );
  });
});

describe('the schema', () => {
  it('may be read by the tools of developers, whatever its depth', async () => {
    await using gateway = await startTestGateway();

    for (const query of [
      getIntrospectionQuery(),
      getIntrospectionQuery({
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        inputValueDeprecation: true,
      }),
    ]) {
      expect(await jsonOf(await gateway.post({ query }))).not.toHaveProperty('errors');
    }
  });

  it('may not be asked in circles', async () => {
    await using gateway = await startTestGateway();
    const circles =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';

    expect((await gateway.post({ query: circles })).status).toBe(400);
  });

  it('is shown to nobody once introspection is off, not even in a proposal', async () => {
    await using gateway = await startTestGateway({ introspection: false });

    const schema = await jsonOf(await gateway.post({ query: '{ __schema { types { name } } }' }));
    const type = await jsonOf(await gateway.post({ query: '{ __type(name: "Book") { name } }' }));
    const typo = await jsonOf(await gateway.post({ query: '{ whoamj }' }));
    const typename = await jsonOf(await gateway.post({ query: '{ __typename books { __typename } }' }));

    for (const { data, errors } of [schema, type]) {
      expect(data).toBeUndefined();
      expect(errors[0]).toMatchObject({
        message: 'Das Schema ist hier nicht abrufbar (GRAPHQL_INTROSPECTION).',
        extensions: { code: 'VALIDATION' },
      });
    }
    expect(typo.errors[0]?.message).toBe('Cannot query field "whoamj" on type "Query".');
    expect(typename).toMatchObject({ data: { __typename: 'Query' } });
  });

  it('is proposed to those who may read it', async () => {
    await using gateway = await startTestGateway();

    const { errors } = await jsonOf(await gateway.post({ query: '{ whoamj }' }));

    expect(errors[0]?.message).toMatch(/Did you mean "whoami"\?$/);
  });
});

describe('what stays off', () => {
  it('several operations in one array', async () => {
    await using gateway = await startTestGateway();

    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ whoami }' }, { query: '{ whoami }' }]),
    });

    expect(response.status).toBe(400);
    expect(gateway.seen.identities).toEqual([]);
  });

  it('a mutation by GET', async () => {
    await using gateway = await startTestGateway();
    const query = encodeURIComponent('mutation { ask(question: "?") }');

    const response = await fetch(`${gateway.url}?query=${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it('a request that a foreign page could send without asking first', async () => {
    await using gateway = await startTestGateway();

    expect((await fetch(`${gateway.url}?query={whoami}`)).status).toBe(400);
    expect(gateway.seen.identities).toEqual([]);
  });
});
