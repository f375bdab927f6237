import { ANONYMOUS } from '@luna/platform/auth/identity';
import { describe, expect, it, vi } from 'vitest';
import { ask, CUSTOMER, type Data } from '../testing/ask-corpus.js';
import { createTestCorpus } from '../testing/test-corpus.js';

const ITEMS = `query ($first: Int, $after: String, $filter: ItemFilter) {
  items(first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } nodes { title } }
}`;

describe('the list of documents', () => {
  it('is read page by page, newest first, without gaps while documents are added', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    for (const n of [1, 2, 3])
      await corpus.ingest(`# N${n}\n\nText ${n}.`, { fileName: `n${n}.md`, wait: false });
    const first = (await ask(corpus, ITEMS, { first: 2 })).data.items;
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [{ title: 'n3' }, { title: 'n2' }],
      pageInfo: { hasNextPage: true },
    });
    await corpus.ingest('# N4\n\nText 4.', { fileName: 'n4.md', wait: false });
    const second = (await ask(corpus, ITEMS, { first: 2, after: first.pageInfo.endCursor })).data.items;
    expect(second).toMatchObject({ nodes: [{ title: 'n1' }], pageInfo: { hasNextPage: false } });
  });

  it.each([
    { first: 0 },
    { first: 201 },
    { after: 'fremd' },
    { after: 'WzEsMl0' },
    { filter: { query: 'x'.repeat(201) } },
    { filter: { sha256: Array(201).fill('0') } },
  ])('refuses %j', async (variables) => {
    await using corpus = await createTestCorpus({ idle: true });
    expect((await ask(corpus, ITEMS, variables)).code).toBe('VALIDATION');
  });

  it('is filtered by words in title, text and tags, by id, tag, kind, source, state and file', async () => {
    await using corpus = await createTestCorpus();
    const { itemId, sha256 } = await corpus.ingest('# Wärmepumpe\n\nDie 100%-Regel gilt im Winter.', {
      kind: 'note',
      tags: ['Heizung'],
    });
    await corpus.ingest('# Balkon\n\nStrom im Sommer.', { source: 'api' });
    const titles = async (filter: object) =>
      (await ask(corpus, ITEMS, { filter })).data.items.nodes.map((n: Data) => n.title);
    expect(await titles({ query: 'wärme WINTER' })).toEqual(['Wärmepumpe']);
    expect(await titles({ query: 'winter sommer' })).toEqual([]);
    expect(await titles({ query: 'heizung' })).toEqual(['Wärmepumpe']);
    expect(await titles({ query: '100%' })).toEqual(['Wärmepumpe']);
    expect(await titles({ query: '1_0%' })).toEqual([]);
    expect(await titles({ query: itemId })).toEqual(['Wärmepumpe']);
    expect(await titles({ tag: 'HEIZUNG' })).toEqual(['Wärmepumpe']);
    expect(await titles({ tag: 'Heiz' })).toEqual([]);
    expect(await titles({ kind: 'NOTE' })).toEqual(['Wärmepumpe']);
    expect(await titles({ source: 'API' })).toEqual(['Balkon']);
    expect(await titles({ state: 'FAILED' })).toEqual([]);
    expect(await titles({ sha256: ['0'.repeat(64), sha256] })).toEqual(['Wärmepumpe']);
    expect(await titles({ sha256: [] })).toEqual([]);
  });
});

describe('who sees what', () => {
  it('a customer sees ready documents only, the public nothing', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const { itemId } = await corpus.ingest('# Entwurf\n\nText.', { wait: false });
    expect((await ask(corpus, ITEMS, {}, CUSTOMER)).data.items).toMatchObject({ totalCount: 0, nodes: [] });
    expect(
      (await ask(corpus, ITEMS, { filter: { state: 'PROCESSING' } }, CUSTOMER)).data.items.nodes,
    ).toEqual([]);
    const item = `query ($id: ID!) { item(id: $id) { state } }`;
    expect((await ask(corpus, item, { id: itemId }, CUSTOMER)).data.item).toBeNull();
    expect((await ask(corpus, item, { id: itemId })).data.item).toEqual({ state: 'PROCESSING' });
    expect((await ask(corpus, ITEMS, {}, ANONYMOUS)).code).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['mutation { deleteItem(input: { id: "0b6f5b0e-6a52-4f0e-9d0f-3c6a4b1f7a11" }) { chunks } }'],
    ['mutation { removeDemoItems { items } }'],
    ['mutation { checkCorpus(input: { repair: true, deep: true }) { job { id } } }'],
  ])('only the admin may %s', async (mutation) => {
    await using corpus = await createTestCorpus({ idle: true });
    expect((await ask(corpus, mutation, {}, CUSTOMER)).code).toBe('FORBIDDEN');
    expect((await ask(corpus, mutation, {}, ANONYMOUS)).code).toBe('UNAUTHENTICATED');
  });
});

const ENTITIES = `query ($keys: [_Any!]!) { _entities(representations: $keys) {
  ... on Item { id title chunkCount }
  ... on Chunk { id text current label item { id title kind state } previous { index } next { index } }
  ... on MetricsOverview { items chunks }
} }`;

describe('entities for other subgraphs', () => {
  it('resolve items, passages and counts, and null for what is hidden or gone', async () => {
    await using corpus = await createTestCorpus();
    const { itemId } = await corpus.ingest('# A\n\nEins.\n\n## B\n\nZwei.', { kind: 'regulation' });
    const chunks = `query ($id: ID!) { item(id: $id) { chunks(first: 1) { totalCount nodes { id text } pageInfo { hasNextPage } } } }`;
    const page = (await ask(corpus, chunks, { id: itemId }, CUSTOMER)).data.item.chunks;
    expect(page).toMatchObject({ totalCount: 1, pageInfo: { hasNextPage: false } });
    const keys = [
      { __typename: 'Item', id: itemId },
      { __typename: 'Chunk', id: page.nodes[0].id },
      { __typename: 'Chunk', id: '0b6f5b0e-6a52-4f0e-9d0f-3c6a4b1f7a11' },
      { __typename: 'Chunk', id: 'kein-uuid' },
      { __typename: 'MetricsOverview', id: 'overview' },
    ];
    expect((await ask(corpus, ENTITIES, { keys }, CUSTOMER)).data._entities).toEqual([
      { id: itemId, title: 'A', chunkCount: 1 },
      {
        id: page.nodes[0].id,
        text: page.nodes[0].text,
        current: true,
        label: 'A',
        item: { id: itemId, title: 'A', kind: 'REGULATION', state: 'READY' },
        previous: null,
        next: null,
      },
      null,
      null,
      { items: 1, chunks: 1 },
    ]);
    expect((await ask(corpus, ENTITIES, { keys: keys.slice(0, 2) }, ANONYMOUS)).data._entities).toEqual([
      null,
      null,
    ]);
  });

  it('tell a passage of an earlier version from a current one, and both can be opened', async () => {
    await using corpus = await createTestCorpus();
    const first = await corpus.ingest('# Preis\n\nNeun Taler.');
    const [old] = await corpus.deps.database.query<{ id: string }>(`SELECT chunk_id AS id FROM item_chunks`);
    await corpus.ingest('# Preis\n\nZwölf Taler.', { itemId: first.itemId });
    const chunk = `query ($id: ID!) { chunk(id: $id) { text current version item { version } } }`;
    expect((await ask(corpus, chunk, { id: old?.id }, CUSTOMER)).data.chunk).toEqual({
      text: 'Neun Taler.',
      current: false,
      version: 1,
      item: { version: 2 },
    });
  });

  it('cost one query per kind, however many are asked for', async () => {
    await using corpus = await createTestCorpus();
    await corpus.ingest(
      Array.from({ length: 30 }, (_, n) => `# Kapitel ${n}\n\n${'Ein Satz mit Inhalt. '.repeat(30)}`).join(
        '\n\n',
      ),
    );
    const rows = await corpus.deps.database.query<{ id: string }>(`SELECT chunk_id AS id FROM item_chunks`);
    let queries = 0;
    const query = corpus.deps.database.query.bind(corpus.deps.database);
    corpus.deps.database.query = (sql, params) => {
      // The job queue looks at its own tables meanwhile.
      if (/item_chunks c|items i LEFT/.test(sql)) queries++;
      return query(sql, params);
    };
    const keys = rows.map(({ id }) => ({ __typename: 'Chunk', id }));
    expect((await ask(corpus, ENTITIES, { keys })).data._entities).toHaveLength(30);
    // Passages, their items, and their neighbours on both sides in one batch.
    expect(queries).toBe(3);
  });
});

describe('the documents of a meter or market', () => {
  const METERS = `query ($keys: [_Any!]!, $first: Int) {
    _entities(representations: $keys) { ... on Meter { id documents(first: $first) { title } } }
  }`;

  it('are the ready ones tagged with its number or name, newest first, found by one query for all', async () => {
    await using corpus = await createTestCorpus();
    await corpus.ingest('# Ablesung\n\nIm Januar.', { tags: ['SIM-Haus-01', 'Demo'] });
    await corpus.ingest('# Eichung\n\nIm Mai.', { tags: ['sim-haus-01', 'sim-haus-02', 'SIM-haus-02'] });
    await corpus.ingest('# Fremd\n\nIm Juni.', { tags: ['sim-haus-010'] });
    await corpus
      .ingest(Buffer.alloc(4), { fileName: 'kaputt.docx', tags: ['sim-haus-01'], wait: false })
      .catch(() => undefined);
    const keys = ['sim-haus-01', 'sim-haus-02', 'sim-haus-03'].map((id) => ({ __typename: 'Meter', id }));
    const query = vi.spyOn(corpus.deps.database, 'query');
    expect((await ask(corpus, METERS, { keys }, CUSTOMER)).data._entities).toEqual([
      { id: 'sim-haus-01', documents: [{ title: 'Eichung' }, { title: 'Ablesung' }] },
      { id: 'sim-haus-02', documents: [{ title: 'Eichung' }] },
      { id: 'sim-haus-03', documents: [] },
    ]);
    expect(query).toHaveBeenCalledTimes(1);
    const one = await ask(corpus, METERS, { keys: keys.slice(0, 1), first: 1 });
    expect(one.data._entities[0].documents).toEqual([{ title: 'Eichung' }]);
    const MARKETS = METERS.replace('Meter', 'Market').replace('id documents', 'name documents');
    const market = { __typename: 'Market', name: 'DEMO' };
    expect((await ask(corpus, MARKETS, { keys: [market] })).data._entities).toEqual([
      { name: 'DEMO', documents: [{ title: 'Ablesung' }] },
    ]);
    const hidden = await ask(corpus, METERS, { keys: keys.slice(0, 1) }, ANONYMOUS);
    expect(hidden.data._entities[0].documents).toEqual([]);
  });

  it.each([0, 51])('are not given %i at a time', async (first) => {
    await using corpus = await createTestCorpus({ idle: true });
    const keys = [{ __typename: 'Meter', id: 'sim-haus-01' }];
    expect((await ask(corpus, METERS, { keys, first })).code).toBe('VALIDATION');
  });
});
