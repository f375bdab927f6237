import type { Job } from '@luna/platform/ports/job-queue';
import { describe, expect, it } from 'vitest';
import { findItem } from '../data/items.js';
import { acceptText } from '../testing/accept-text.js';
import { BROKEN_DOCX } from '../testing/broken-files.js';
import { createTestCorpus, type TestCorpus } from '../testing/test-corpus.js';
import { deleteItem } from './delete-item.js';
import { VersionWatch } from './version-watch.js';

const TEXT = '# Wartung\n\nDen Filter jährlich tauschen.';

async function settled(corpus: TestCorpus, jobId: string): Promise<Job> {
  return corpus.deps.watch.follow(jobId);
}

async function retry(corpus: TestCorpus, jobId: string): Promise<Job> {
  await corpus.deps.jobQueue.retry(jobId);
  return settled(corpus, jobId);
}

async function pointsOf({ deps }: TestCorpus, versionId: string): Promise<number> {
  const generation = await deps.vectorIndex.ensureLive(deps.embedder);
  return deps.vectorIndex.countVersion(generation.id, versionId);
}

/** A document whose ingest was cancelled while nobody worked on it. */
async function cancelledDocument(corpus: TestCorpus) {
  const accepted = await corpus.ingest(TEXT, { wait: false });
  await corpus.deps.jobQueue.cancel(accepted.jobId);
  await settled(corpus, accepted.jobId);
  return accepted;
}

describe('a retried ingest', () => {
  it('takes a document in that failed through no fault of its file', async () => {
    await using corpus = await createTestCorpus({ idle: true, jobs: { maxAttempts: 1 } });
    const { jobId, itemId, sha256 } = await corpus.ingest(TEXT, { wait: false });
    const broken = corpus.deps.jobQueue.work(
      { ingest: () => Promise.reject(new Error('the disk is on fire')) },
      { concurrency: 1 },
    );
    await settled(corpus, jobId);
    await broken.stop();
    const failed = { state: 'failed', errorCode: 'INTERNAL', sha256: null };
    expect(await findItem(corpus.deps.database, itemId)).toMatchObject(failed);
    const worker = corpus.deps.jobQueue.work(corpus.content.jobs, { concurrency: 1 });
    expect(await retry(corpus, jobId)).toMatchObject({
      state: 'done',
      result: { item_id: itemId, chunks: 1 },
    });
    await worker.stop();
    const ready = { state: 'ready', errorCode: null, sha256, currentVersionId: jobId };
    expect(await findItem(corpus.deps.database, itemId)).toMatchObject(ready);
  });

  it('fails again as a document that failed for good, where its file was not kept', async () => {
    await using corpus = await createTestCorpus();
    const { jobId, itemId } = await corpus.ingest(BROKEN_DOCX, { fileName: 'datei.docx', wait: false });
    await settled(corpus, jobId);
    const again = await retry(corpus, jobId);
    expect(again).toMatchObject({ state: 'failed', attempts: 1, error: { code: 'CONFLICT' } });
    expect(again.error?.message).toMatch(/nicht behalten.*erneut hoch/);
    const item = await findItem(corpus.deps.database, itemId);
    expect(item).toMatchObject({ state: 'failed', errorCode: 'DOCUMENT_BROKEN' });
  });

  it('gives way to the same file that was taken in meanwhile', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const { jobId, itemId } = await cancelledDocument(corpus);
    const worker = corpus.deps.jobQueue.work(corpus.content.jobs, { concurrency: 1 });
    const twin = await corpus.ingest(TEXT);
    const again = await retry(corpus, jobId);
    await worker.stop();
    expect(again).toMatchObject({ state: 'failed', error: { code: 'CONFLICT' } });
    expect(again.error?.message).toContain('„Wartung“');
    expect(await findItem(corpus.deps.database, itemId)).toMatchObject({ state: 'failed' });
    expect(await findItem(corpus.deps.database, twin.itemId)).toMatchObject({ state: 'ready' });
  });

  it('says so where there is no document any more', async () => {
    await using corpus = await createTestCorpus();
    await expect(corpus.ingest(BROKEN_DOCX, { fileName: 'datei.docx' })).rejects.toThrow();
    const { jobs } = await corpus.deps.jobQueue.list({ state: 'failed', limit: 1 });
    expect(await retry(corpus, jobs[0]?.jobId ?? '')).toMatchObject({
      state: 'failed',
      error: { code: 'NOT_FOUND' },
    });
  });

  it('does not bring back what was deleted', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const { jobId, itemId } = await cancelledDocument(corpus);
    await deleteItem(corpus.deps, itemId);
    const worker = corpus.deps.jobQueue.work(corpus.content.jobs, { concurrency: 1 });
    expect(await retry(corpus, jobId)).toMatchObject({ state: 'failed', error: { code: 'NOT_FOUND' } });
    await worker.stop();
  });
});

describe('a retried ingest and the removal of what its first attempt left', () => {
  it('keeps its vectors where the removal was planned and never carried out', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const { deps } = corpus;
    const { versionId: jobId, itemId } = await acceptText(corpus, TEXT);
    await deps.jobQueue.cancel(jobId);
    const away = { ...deps, vectorIndex: Object.create(deps.vectorIndex) };
    away.vectorIndex.deleteVersion = async () => {
      throw new Error('the index is away');
    };
    await expect(new VersionWatch(away).follow(jobId)).rejects.toThrow('the index is away');
    const worker = deps.jobQueue.work(corpus.content.jobs, { concurrency: 1 });
    expect(await retry(corpus, jobId)).toMatchObject({ state: 'done' });
    await worker.stop();
    await deps.watch.removals.apply();
    expect(await pointsOf(corpus, jobId)).toBe(1);
    expect(await findItem(deps.database, itemId)).toMatchObject({ state: 'ready' });
  });

  it('waits for the removal where that is being carried out', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const { deps } = corpus;
    const { versionId: jobId } = await acceptText(corpus, TEXT);
    await deps.jobQueue.cancel(jobId);
    let removing = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      removing = resolve;
    });
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow = { ...deps, vectorIndex: Object.create(deps.vectorIndex) };
    slow.vectorIndex.deleteVersion = async (versionId: string) => {
      removing();
      await gate;
      await deps.vectorIndex.deleteVersion(versionId);
    };
    const removal = new VersionWatch(slow).follow(jobId);
    await begun;
    await deps.jobQueue.retry(jobId);
    const worker = deps.jobQueue.work(corpus.content.jobs, { concurrency: 1 });
    const waitsOrIsDone = async () => {
      const sql = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      const waiting = await deps.database.query(sql);
      return waiting.length > 0 || (await deps.jobQueue.get(jobId))?.state === 'done';
    };
    await expect.poll(waitsOrIsDone, { timeout: 10_000 }).toBe(true);
    goOn();
    await removal;
    expect(await settled(corpus, jobId)).toMatchObject({ state: 'done' });
    await worker.stop();
    expect(await pointsOf(corpus, jobId)).toBe(1);
  });
});
