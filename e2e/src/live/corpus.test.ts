import { MODEL_LAW } from '@luna/platform/testing/documents/model-law';
import {
  jsonOf,
  startTestLuna,
  TEST_ADMIN_KEY,
  TEST_USER,
  type TestLuna,
} from '@luna/server/testing/start-test-luna';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';

let luna: TestLuna;
beforeAll(async () => {
  luna = await startTestLuna({ LUNA_DEMO: 'true' });
});
afterAll(() => luna[Symbol.asyncDispose]());

// biome-ignore lint/suspicious/noExplicitAny: tests read what they just asked for
type Data = any;

/** Events of a subscription over a WebSocket, until it ends or the reader leaves. */
async function* subscribe(
  connectionParams: Record<string, string>,
  query: string,
  variables: Record<string, unknown> = {},
): AsyncGenerator<Data> {
  const url = luna.url.replace('http', 'ws');
  const client = createClient({
    url: `${url}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  });
  try {
    for await (const { data, errors } of client.iterate<Data>({ query, variables })) {
      expect(errors).toBeUndefined();
      yield data;
    }
  } finally {
    await client.dispose();
  }
}

const ADMIN = { 'x-admin-key': TEST_ADMIN_KEY };
const CUSTOMER = { 'x-dev-user': TEST_USER };

it('a document is followed into the corpus and its answer is read while it is made, with fields of all subgraphs', async () => {
  const changes = subscribe(ADMIN, 'subscription { jobChanged { state item { title tags } } }');
  const firstChange = changes.next();
  // Until the change of another job shows that it listens: what comes next must not be missed.
  for (let n = 0; ; n++) {
    await luna.ingest(`# Probe ${n}\n\nText.`, `probe-${n}.md`, { async: 'true', tags: 'Probe' });
    const heard = await Promise.race([firstChange, new Promise((resolve) => setTimeout(resolve, 500, null))]);
    if (heard) break;
  }
  const upload = await luna.ingest(MODEL_LAW.markdown, MODEL_LAW.fileName, {
    async: 'true',
    kind: 'regulation',
    tags: 'SIM-HAUS-01',
  });
  const { job_id: id, item_id: itemId } = (await jsonOf(upload)).data;

  const progress: Data[] = [];
  const query = `subscription ($id: ID!) {
    ingestProgress(jobId: $id) { state stage chunks item { state title } job { kind attempts title } }
  }`;
  for await (const { ingestProgress } of subscribe(ADMIN, query, { id })) progress.push(ingestProgress);
  expect(progress.at(-1)).toMatchObject({
    state: 'DONE',
    item: { state: 'READY', title: MODEL_LAW.title },
    job: { kind: 'INGEST', attempts: 1 },
  });
  expect(progress.at(-1).chunks).toBeGreaterThan(30);
  for await (const { jobChanged } of changes) {
    if (jobChanged.item?.title === MODEL_LAW.title && jobChanged.state === 'DONE') break;
  }

  const events: Data[] = [];
  const asking = `subscription ($input: AskInput!) {
    answerStream(input: $input) {
      __typename
      ... on AnswerCitations { mode citations { chunk { id label text item { id title } } } }
      ... on AnswerToken { text }
      ... on AnswerDone { answer { text chunksUsed citations { chunk { label } } } }
    }
  }`;
  const input = { question: 'Wer trägt die Kosten der Brandschutzprüfung?', filters: { item_id: itemId } };
  for await (const { answerStream } of subscribe(CUSTOMER, asking, { input })) events.push(answerStream);
  const [{ citations }] = events;
  const { answer } = events.at(-1);
  expect(citations[0].chunk).toMatchObject({ item: { id: itemId, title: MODEL_LAW.title } });
  expect(citations[0].chunk.text.length).toBeGreaterThan(20);
  expect(answer.citations[0].chunk.label).toBe(citations[0].chunk.label);
  expect(events.map(({ text }) => text ?? '').join('')).toBe(answer.text);
  const cited = citations.map((citation: Data) => citation.chunk.id);
  expect(cited).toEqual(expect.arrayContaining(answer.chunksUsed));

  const { data } = await luna.graphql('{ meters { id documents(first: 1) { title } } }');
  const documents = new Map(data.meters.map((meter: Data) => [meter.id, meter.documents]));
  expect(documents.get('sim-haus-01')).toEqual([{ title: MODEL_LAW.title }]);
  expect(documents.get('sim-haus-02')).toEqual([]);
});

it('a job is cancelled and retried over REST as its state allows', async () => {
  const broken = new Uint8Array([...new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< /Type /Catalog')]);
  const upload = await luna.ingest(broken, 'halb.pdf', { async: 'true' });
  const { job_id: id } = (await jsonOf(upload)).data;
  const ended = async () => (await jsonOf(await luna.rest(`admin/jobs/${id}`))).data;
  await expect
    .poll(ended, { timeout: 20_000 })
    .toMatchObject({ state: 'failed', error: { code: 'DOCUMENT_BROKEN' } });
  // The document is settled after its job; until then a retry is simply another try.
  const { item_id: itemId } = (await jsonOf(await luna.rest(`admin/jobs/${id}`))).data;
  const stateOfItem = async () =>
    (await luna.graphql(`{ item(id: "${itemId}") { state } }`)).data.item?.state ?? 'GONE';
  await expect.poll(stateOfItem, { timeout: 20_000 }).toMatch(/FAILED|GONE/);
  const post = (action: string) => luna.rest(`admin/jobs/${id}/${action}`, { method: 'POST' });

  expect((await post('cancel')).status).toBe(409);
  const retried = await post('retry');
  expect(retried.status).toBe(200);
  expect((await jsonOf(retried)).data).toMatchObject({
    job_id: id,
    state: 'queued',
    attempts: 0,
    error: null,
  });
  await expect
    .poll(ended, { timeout: 20_000 })
    .toMatchObject({ state: 'failed', error: { code: 'CONFLICT' } });
});
