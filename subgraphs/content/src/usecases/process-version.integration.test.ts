import { MODEL_LAW } from '@luna/platform/testing/documents/model-law';
import { startProcess } from '@luna/platform/testing/start-process';
import { expect, it } from 'vitest';
import { createTestCorpus, type TestCorpus } from '../testing/test-corpus.js';

const SIGNAL = new AbortController().signal;

/** Everything an ingest leaves behind, without times and job attempts. */
async function stateOf({ deps }: TestCorpus) {
  const sql = (text: string) => deps.database.query<Record<string, unknown>>(text);
  return {
    items: await sql(`SELECT kind, title, tags, sha256, version, state, error_code FROM items`),
    versions: await sql(`SELECT version, sha256, format, state FROM item_versions`),
    chunks: await sql(`SELECT chunk_idx, text, metadata FROM item_chunks ORDER BY chunk_idx`),
    points: await sql(
      `SELECT c.chunk_idx, p.payload - 'item_id' AS payload, p.dense FROM index_points p
       JOIN item_chunks c USING (chunk_id) ORDER BY c.chunk_idx, p.point_id`,
    ),
    pending: await sql(`SELECT operation FROM index_operations WHERE applied_at IS NULL`),
  };
}

async function accept(corpus: TestCorpus) {
  const { jobId } = await corpus.ingest(MODEL_LAW.markdown, { fileName: MODEL_LAW.fileName, wait: false });
  const job = await corpus.deps.jobQueue.get(jobId);
  const run = corpus.content.jobs.ingest;
  if (!job || !run) throw new Error('The job is missing.');
  return { jobId, run: (report: () => Promise<void>) => run({ job, signal: SIGNAL, report }) };
}

it('an ingest that dies at any stage and is repeated ends as if nothing had happened', async () => {
  await using smooth = await createTestCorpus({ idle: true });
  let reports = 0;
  await (await accept(smooth)).run(async () => void reports++);
  const expected = await stateOf(smooth);
  expect(expected.chunks.length).toBeGreaterThan(30);
  expect(expected.pending).toEqual([]);
  // Extracting, chunking, embedding, indexing, verifying: dying at a report is dying between two stages.
  expect(reports).toBeGreaterThanOrEqual(5);
  await using corpus = await createTestCorpus({ idle: true });
  const { run } = await accept(corpus);
  for (let stage = 1; stage <= reports; stage++) {
    let left = stage;
    const dying = run(async () => {
      if (--left === 0) throw new Error('the process dies here');
    });
    await expect(dying).rejects.toThrow('the process dies here');
    expect(await corpus.deps.database.query(`SELECT 1 FROM items WHERE state = 'ready'`)).toEqual([]);
  }
  await run(async () => undefined);
  expect(await stateOf(corpus)).toEqual(expected);
  // The job may die after its last transaction and before its outcome is stored.
  await run(async () => undefined);
  expect(await stateOf(corpus)).toEqual(expected);
});

it.each(['extracting', 'embedding', 'verifying'])(
  'a worker killed while %s leaves the document to the next one',
  async (stage) => {
    await using corpus = await createTestCorpus({ idle: true });
    const { jobId } = await corpus.ingest(MODEL_LAW.markdown, { fileName: MODEL_LAW.fileName, wait: false });
    const file = new URL('../testing/doomed-worker.process.ts', import.meta.url);
    await using doomed = startProcess(file, [corpus.url, corpus.blobFolder, stage]);
    expect(await doomed.line()).toBe(stage);
    await doomed.kill();
    const worker = corpus.deps.jobQueue.work(corpus.content.jobs, { concurrency: 1 });
    const job = await corpus.deps.jobQueue.waitFor(jobId, AbortSignal.timeout(20_000));
    await worker.stop();
    expect(job).toMatchObject({ state: 'done', attempts: 2 });
    const { items, chunks, points, pending } = await stateOf(corpus);
    expect(items).toMatchObject([{ state: 'ready', title: MODEL_LAW.title }]);
    expect(points.length).toBe(chunks.length);
    expect(pending).toEqual([]);
  },
);
