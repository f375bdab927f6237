import { LunaError } from '@luna/platform/errors/luna-error';
import type { JobQueue } from '@luna/platform/ports/job-queue';
import { expect, it } from 'vitest';
import { findItem } from '../data/items.js';
import { acceptText } from '../testing/accept-text.js';
import { createTestCorpus } from '../testing/test-corpus.js';
import { VersionWatch } from './version-watch.js';

/** The queue as it is, but out of reach the first time somebody waits. */
function awayOnce(queue: JobQueue): JobQueue {
  let away = true;
  return {
    get: (jobId: string) => queue.get(jobId),
    waitFor: async (jobId: string, signal: AbortSignal) => {
      if (!away) return queue.waitFor(jobId, signal);
      away = false;
      throw new LunaError('UNAVAILABLE', 'Die Datenbank antwortet nicht.');
    },
  } as unknown as JobQueue;
}

it('settles a cancelled ingest also when the database was away at first', async () => {
  await using corpus = await createTestCorpus({ idle: true });
  const { itemId, versionId } = await acceptText(corpus);
  await corpus.deps.jobQueue.cancel(versionId);

  const watch = new VersionWatch({ ...corpus.deps, jobQueue: awayOnce(corpus.deps.jobQueue) });
  const job = await watch.follow(versionId);

  expect(job.state).toBe('cancelled');
  expect(await findItem(corpus.deps.database, itemId)).toMatchObject({ state: 'failed' });
});

it('gives up on a job that does not exist', async () => {
  await using corpus = await createTestCorpus({ idle: true });

  const following = corpus.deps.watch.follow('00000000-0000-4000-8000-000000000000');

  await expect(following).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('leaves a document alone whose job was retried before it was settled, and settles it in the end', async () => {
  await using corpus = await createTestCorpus({ idle: true });
  const { deps } = corpus;
  const { itemId, versionId } = await acceptText(corpus);
  await deps.jobQueue.cancel(versionId);
  let retried = false;
  const lateQueue = {
    get: deps.jobQueue.get.bind(deps.jobQueue),
    waitFor: async (jobId: string, signal: AbortSignal) => {
      const job = await deps.jobQueue.waitFor(jobId, signal);
      // It is retried after the watch heard of its end, and somebody wants to know how that ends.
      if (!retried) {
        retried = true;
        await deps.jobQueue.retry(jobId);
        watch.follow(jobId).catch(() => undefined);
      }
      return job;
    },
  } as unknown as JobQueue;
  const watch: VersionWatch = new VersionWatch({ ...deps, jobQueue: lateQueue });
  const following = watch.follow(versionId);
  await expect.poll(() => retried).toBe(true);
  expect(await findItem(deps.database, itemId)).toMatchObject({ state: 'processing' });

  await deps.jobQueue.cancel(versionId);
  expect((await following).state).toBe('cancelled');
  expect(await findItem(deps.database, itemId)).toMatchObject({ state: 'failed' });
});
