import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createTestCorpus, type TestCorpus } from '../testing/test-corpus.js';
import { deleteItem } from './delete-item.js';
import { VersionWatch } from './version-watch.js';

const TEXT = '# Wartung\n\nDen Filter jährlich tauschen.';

/** What is left of text, vectors and file. */
async function leftOf({ deps, blobFolder }: TestCorpus) {
  const count = (table: string) => `(SELECT count(*)::int FROM ${table}) AS ${table}`;
  const tables = ['item_versions', 'item_chunks', 'index_points'].map(count).join(', ');
  const [rows] = await deps.database.query<Record<string, number>>(`SELECT ${tables}`);
  const entries = await readdir(blobFolder, { recursive: true, withFileTypes: true });
  return { ...rows, files: entries.filter((entry) => entry.isFile()).length };
}

const NOTHING = { item_versions: 0, item_chunks: 0, index_points: 0, files: 0 };

it('a deleted document is gone with all versions, and only a tombstone without content stays', async () => {
  await using corpus = await createTestCorpus();
  const { itemId } = await corpus.ingest(TEXT, { tags: ['Haus'] });
  await corpus.ingest(`${TEXT} Oder öfter.`, { itemId });
  expect(await deleteItem(corpus.deps, itemId.toUpperCase())).toEqual({ itemId, chunks: 2 });
  expect(await leftOf(corpus)).toEqual(NOTHING);
  const [row] = await corpus.deps.database.query(`SELECT state, title, url, sha256, tags FROM items`);
  expect(row).toEqual({ state: 'deleted', title: null, url: null, sha256: null, tags: [] });
});

it('deleting again, or what never was, is not found', async () => {
  await using corpus = await createTestCorpus();
  const { itemId } = await corpus.ingest(TEXT);
  await deleteItem(corpus.deps, itemId);
  for (const id of [itemId, '0b6f5b0e-6a52-4f0e-9d0f-3c6a4b1f7a11', 'kein-uuid']) {
    await expect(deleteItem(corpus.deps, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});

it('the same file may come again as a new document', async () => {
  await using corpus = await createTestCorpus();
  const first = await corpus.ingest(TEXT);
  await deleteItem(corpus.deps, first.itemId);
  const second = await corpus.ingest(TEXT);
  expect(second).toMatchObject({ state: 'ready', sha256: first.sha256 });
  expect(second.itemId).not.toBe(first.itemId);
});

it('a file that another version was made of stays', async () => {
  await using corpus = await createTestCorpus();
  const first = await corpus.ingest(TEXT);
  await corpus.ingest(`${TEXT} Neu.`, { itemId: first.itemId });
  // The bytes of the replaced version are free for another document, and stored once.
  const twin = await corpus.ingest(TEXT);
  await deleteItem(corpus.deps, twin.itemId);
  expect(await corpus.deps.blobStore.has(twin.sha256)).toBe(true);
});

it('a document in work is cancelled and leaves nothing, whatever its job had written', async () => {
  await using corpus = await createTestCorpus({ idle: true });
  const { itemId, jobId } = await corpus.ingest(TEXT, { wait: false });
  const ingest = corpus.content.jobs.ingest;
  if (!ingest) throw new Error('The handler is missing.');
  let reached = (): void => undefined;
  const verifying = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const worker = corpus.deps.jobQueue.work(
    {
      ingest: (context) =>
        ingest({
          ...context,
          report: async (stage, progress) => {
            await context.report(stage, progress);
            if (stage !== 'verifying') return;
            reached();
            // Stays here, with text and vectors written, until it is told to stop.
            await new Promise((_, reject) =>
              context.signal.addEventListener('abort', () => reject(context.signal.reason)),
            );
          },
        }),
    },
    { concurrency: 1 },
  );
  await verifying;
  await deleteItem(corpus.deps, itemId);
  await corpus.deps.watch.follow(jobId);
  await worker.stop();
  expect(await corpus.deps.jobQueue.get(jobId)).toMatchObject({ state: 'cancelled' });
  expect(await leftOf(corpus)).toEqual(NOTHING);
});

it('a deletion that was cut off after its transaction is completed at the next start', async () => {
  await using corpus = await createTestCorpus();
  const { itemId } = await corpus.ingest(TEXT);
  const broken = { ...corpus.deps, vectorIndex: Object.create(corpus.deps.vectorIndex) };
  broken.vectorIndex.deleteVersion = async () => {
    throw new Error('the process dies here');
  };
  const deps = { ...broken, watch: new VersionWatch(broken) };
  await expect(deleteItem(deps, itemId)).rejects.toThrow('the process dies here');
  expect(await leftOf(corpus)).toEqual({ item_versions: 1, item_chunks: 0, index_points: 1, files: 1 });
  await corpus.deps.watch.removals.apply();
  expect(await leftOf(corpus)).toEqual(NOTHING);
});
