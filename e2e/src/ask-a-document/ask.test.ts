import { MODEL_LAW, MODEL_QUESTIONS } from '@luna/platform/testing/documents/model-law';
import { jsonOf, startTestLuna, TEST_USER, type TestLuna } from '@luna/server/testing/start-test-luna';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ASK = `mutation ($input: AskInput!) {
  ask(input: $input) {
    text refused mode chunksUsed
    citations { score chunk { id text law paragraph label item { title version } } }
  }
}`;

interface RestCitation {
  chunk_id: string;
  score: number;
  payload: {
    text: string;
    law: string | null;
    paragraph: string | null;
    heading_path: string[];
    item_id: string;
  };
}

let luna: TestLuna;
let item: { item_id: string; chunks: number };

beforeAll(async () => {
  luna = await startTestLuna();
  const stored = await luna.ingest(MODEL_LAW.markdown, MODEL_LAW.fileName, {
    kind: 'regulation',
    tags: 'Speicher, Quartier',
  });
  expect(stored.status).toBe(200);
  item = (await jsonOf(stored)).data;
});
afterAll(() => luna[Symbol.asyncDispose]());

describe('a law that was uploaded', () => {
  it('answers by REST with the § it stands in, cited and quoted', async () => {
    for (const { question, paragraph, anchor } of MODEL_QUESTIONS.answerable) {
      const response = await luna.rest('rag/ask', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question }),
      });
      const { data } = await jsonOf(response);
      const cited: RestCitation[] = data.citations.filter(({ chunk_id }: RestCitation) =>
        data.chunks_used.includes(chunk_id),
      );

      expect(data.refused, question).toBe(false);
      expect(
        cited.some(({ payload }) => payload.paragraph === paragraph && payload.text.includes(anchor)),
        question,
      ).toBe(true);
      for (const { chunk_id } of cited) expect(data.answer).toContain(`[chunk ${chunk_id}]`);
    }
  });

  it('is refused honestly where it does not answer', async () => {
    for (const { question } of MODEL_QUESTIONS.unanswerable) {
      const { data } = await luna.graphql(ASK, { input: { question } }, TEST_USER);

      expect(data.ask, question).toMatchObject({ refused: true, chunksUsed: [] });
      expect(data.ask.text).toMatch(/^Das weiß ich nicht/);
      expect(data.ask.text).not.toContain('[chunk');
    }
  });

  it('lets one GraphQL query walk from the answer into the document of another subgraph', async () => {
    const [asked] = MODEL_QUESTIONS.answerable;
    const { data } = await luna.graphql(ASK, { input: { question: asked?.question } }, TEST_USER);

    expect(data.ask.citations[0].chunk).toMatchObject({
      law: MODEL_LAW.abbreviation,
      item: { title: MODEL_LAW.title, version: 1 },
    });
    const scores = data.ask.citations.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('is recognised when it is sent again, and nothing is stored twice', async () => {
    const again = await luna.ingest(MODEL_LAW.markdown, 'anderer-name.md');
    const answer = await jsonOf(again);

    expect(again.status).toBe(409);
    expect(answer).toMatchObject({ code: 'DUPLICATE', data: { item_id: item.item_id, chunks: item.chunks } });
    const { data } = await luna.graphql('{ items { totalCount } metricsOverview { items chunks } }');
    expect(data).toEqual({ items: { totalCount: 1 }, metricsOverview: { items: 1, chunks: item.chunks } });
  });

  it('is found by the filters of the contract only where they match', async () => {
    const ask = async (filters: Record<string, unknown>) => {
      const { data } = await luna.graphql(ASK, {
        input: { question: MODEL_QUESTIONS.answerable[0]?.question, filters },
      });
      return data.ask.citations.length;
    };

    expect(await ask({ kind: 'regulation', tag: 'Speicher', law: MODEL_LAW.abbreviation })).toBeGreaterThan(
      0,
    );
    expect(await ask({ kind: 'note' })).toBe(0);
    expect(await ask({ a_key_nobody_has: 1 })).toBe(0);
  });
});

describe('what is written to the log', () => {
  it('holds neither the question nor the key nor the text of a document', async () => {
    await luna.graphql(
      ASK,
      { input: { question: 'Wie laut darf der Speicher von Frau Beispielmann sein?' } },
      TEST_USER,
    );

    const log = JSON.stringify(luna.logLines);

    expect(luna.logLines.length).toBeGreaterThan(0);
    expect(log).not.toMatch(/Beispielmann|test-admin-key|Quartierspeicher der Klasse/);
  });
});

describe('a law that was taken away', () => {
  it('no longer answers once it is deleted, and may come again as a new document', async () => {
    const deleted = await luna.graphql(
      'mutation ($id: ID!) { deleteItem(input: { id: $id }) { deletedId chunks } }',
      { id: item.item_id },
    );
    const asked = await luna.graphql(
      ASK,
      { input: { question: MODEL_QUESTIONS.answerable[0]?.question } },
      TEST_USER,
    );
    const again = await luna.ingest(MODEL_LAW.markdown, MODEL_LAW.fileName);

    expect(deleted.data.deleteItem).toEqual({ deletedId: item.item_id, chunks: item.chunks });
    expect(asked.data.ask).toMatchObject({ refused: true, citations: [] });
    expect(again.status).toBe(200);
    expect((await jsonOf(again)).data.item_id).not.toBe(item.item_id);
  });
});
