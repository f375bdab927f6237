import { MODEL_LAW } from '@luna/platform/testing/documents/model-law';
import { describe, expect, it } from 'vitest';
import { CUSTOMER, type Data, subscribe } from '../testing/ask-corpus.js';
import { BROKEN_DOCX } from '../testing/broken-files.js';
import { createTestCorpus, type TestCorpus } from '../testing/test-corpus.js';

const PROGRESS = `subscription ($id: ID!) {
  ingestProgress(jobId: $id) {
    jobId state stage progress chunks error { code message } item { id state title } job { id }
  }
}`;

/** Everything from the current state to the last, while a worker is at it. */
async function follow(corpus: TestCorpus, id: string): Promise<Data[]> {
  const results = subscribe(corpus, PROGRESS, { id });
  const first = await results.next();
  const seen: Data[] = [first.value?.data?.ingestProgress];
  const worker = corpus.deps.jobQueue.work(corpus.content.jobs, { concurrency: 1 });
  for await (const { data } of results) seen.push(data?.ingestProgress);
  await worker.stop();
  return seen;
}

describe('the progress of an ingest', () => {
  it('is told from where it stands to its end, by when the document can be searched', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const { jobId, itemId } = await corpus.ingest(MODEL_LAW.markdown, {
      fileName: MODEL_LAW.fileName,
      wait: false,
    });
    const seen = await follow(corpus, jobId.toUpperCase());
    expect(seen[0]).toEqual({
      jobId,
      state: 'QUEUED',
      stage: null,
      progress: null,
      chunks: null,
      error: null,
      item: { id: itemId, state: 'PROCESSING', title: expect.any(String) },
      job: { id: jobId },
    });
    expect(seen.slice(1, -1).every(({ state }) => state === 'RUNNING')).toBe(true);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toMatchObject({
      state: 'DONE',
      progress: 1,
      item: { state: 'READY', title: MODEL_LAW.title },
    });
    expect(seen.at(-1).chunks).toBeGreaterThan(30);
    expect(await follow(corpus, jobId)).toEqual([seen.at(-1)]);
  });

  it('ends with the reason and a settled document when the file cannot be read', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const { jobId } = await corpus.ingest(BROKEN_DOCX, { fileName: 'datei.docx', wait: false });
    const seen = await follow(corpus, jobId);
    expect(seen.at(-1)).toMatchObject({
      state: 'FAILED',
      error: { code: 'DOCUMENT_BROKEN' },
      item: { state: 'FAILED' },
    });
  });

  it('is the admin’s to see, and only of ingests', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const { jobId: doctor } = await corpus.deps.jobQueue.enqueue({ kind: 'doctor', payload: {} });
    const codeOf = async (id: string, identity?: typeof CUSTOMER) => {
      const { value: result } = await subscribe(
        corpus,
        PROGRESS,
        { id },
        identity ? { identity } : {},
      ).next();
      return result?.errors?.[0]?.extensions?.code;
    };
    expect(await codeOf(doctor)).toBe('NOT_FOUND');
    expect(await codeOf('cccccccc-0000-4000-8000-000000000001')).toBe('NOT_FOUND');
    expect(await codeOf('x')).toBe('NOT_FOUND');
    expect(await codeOf(doctor, CUSTOMER)).toBe('FORBIDDEN');
  });

  it('ends for a subscriber who leaves, and nothing goes on listening', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const { jobId } = await corpus.ingest('# Warten\n\nText.', { wait: false });
    await corpus.deps.watch.stop();
    const listening = async () => {
      const sql = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
      return (await corpus.deps.database.query<{ n: number }>(sql))[0]?.n;
    };
    const control = new AbortController();
    const results = subscribe(corpus, PROGRESS, { id: jobId }, { signal: control.signal });
    expect((await results.next()).value?.data).toBeDefined();
    const waiting = results.next();
    await expect.poll(listening).toBe(1);
    control.abort();
    expect((await waiting).done).toBe(true);
    await expect.poll(listening).toBe(0);
    const other = subscribe(corpus, PROGRESS, { id: jobId });
    await other.next();
    await other.return(undefined);
    await expect.poll(listening).toBe(0);
  });
});
