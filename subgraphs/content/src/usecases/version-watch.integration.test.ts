import { Readable } from 'node:stream';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { JobQueue } from '@luna/platform/ports/job-queue';
import { expect, it } from 'vitest';
import { findItem } from '../data/items.js';
import { createTestCorpus, type TestCorpus } from '../testing/test-corpus.js';
import { acceptDocument } from './accept-document.js';
import { VersionWatch } from './version-watch.js';

/** A document that was taken in and that nobody follows yet. */
async function accept({ deps }: TestCorpus) {
  const blob = await deps.blobStore.put(Readable.from(['# Notiz']), { maxBytes: 100 });
  return acceptDocument(deps, blob, {
    fileName: 'notiz.md',
    kind: 'document',
    source: 'upload',
    tags: [],
    itemId: null,
    demo: false,
  });
}

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
  const { itemId, versionId } = await accept(corpus);
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
