import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { createTestCorpus, type TestCorpus } from '../testing/test-corpus.js';
import { deleteItem } from './delete-item.js';
import { sweepFiles } from './sweep-files.js';

const SIGNAL = new AbortController().signal;

/** Bytes as an upload stores them that dies right afterwards. */
async function storeBytes({ deps }: TestCorpus, text: string): Promise<string> {
  return (await deps.blobStore.put(Readable.from([text]), { maxBytes: 1_000 })).sha256;
}

async function age({ blobFolder }: TestCorpus, sha256: string): Promise<void> {
  const then = new Date(Date.now() - 2 * 3_600_000);
  await utimes(join(blobFolder, sha256.slice(0, 2), sha256), then, then);
}

async function files({ deps }: TestCorpus): Promise<string[]> {
  const all: string[] = [];
  for await (const { sha256 } of deps.blobStore.list()) all.push(sha256);
  return all.sort();
}

it('removes what an upload that was cut off left an hour ago, and nothing else', async () => {
  await using corpus = await createTestCorpus({ idle: true });
  const ready = await corpus.ingest('# Eins\n\nText.', { wait: false });
  const gone = await corpus.ingest('# Zwei\n\nText.', { wait: false });
  await deleteItem(corpus.deps, gone.itemId);
  const cancelled = await corpus.ingest('# Drei\n\nText.', { wait: false });
  await corpus.deps.jobQueue.cancel(cancelled.jobId);
  await corpus.deps.watch.follow(cancelled.jobId);
  const fresh = await storeBytes(corpus, 'ein Upload auf dem Weg');
  const left = await storeBytes(corpus, 'ein Upload, der starb');
  for (const sha256 of [ready.sha256, cancelled.sha256, left]) await age(corpus, sha256);

  expect(await sweepFiles(corpus.deps, SIGNAL)).toBe(1);

  expect(await files(corpus)).toEqual([ready.sha256, cancelled.sha256, fresh].sort());
  expect(await sweepFiles(corpus.deps, SIGNAL)).toBe(0);
});

it('leaves the bytes of a leftover to an upload that brings them again meanwhile', async () => {
  await using corpus = await createTestCorpus();
  const text = '# Wieder da\n\nText.';
  await age(corpus, await storeBytes(corpus, text));
  const { blobStore } = corpus.deps;
  const late = Object.create(blobStore);
  late.list = async function* () {
    yield* blobStore.list();
    // What was listed as old is taken in before anything is removed.
    await corpus.ingest(text);
  };
  expect(await sweepFiles({ ...corpus.deps, blobStore: late }, SIGNAL)).toBe(0);
  expect(await files(corpus)).toHaveLength(1);
});

it('happens at every start', async () => {
  await using corpus = await createTestCorpus();
  await age(corpus, await storeBytes(corpus, 'ein Upload, der starb'));
  await corpus.content.start();
  await expect.poll(() => files(corpus)).toEqual([]);
});
