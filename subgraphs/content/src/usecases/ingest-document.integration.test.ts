import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MODEL_LAW } from '@luna/platform/testing/documents/model-law';
import { describe, expect, it } from 'vitest';
import { findChunks } from '../data/chunks.js';
import { findItem } from '../data/items.js';
import { BROKEN_DOCX } from '../testing/broken-files.js';
import { createTestCorpus, type TestCorpus } from '../testing/test-corpus.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SIGNAL = new AbortController().signal;

async function storedFiles({ blobFolder }: TestCorpus): Promise<string[]> {
  const entries = await readdir(blobFolder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function rows({ deps }: TestCorpus): Promise<unknown> {
  const count = (table: string) => `(SELECT count(*)::int FROM ${table}) AS ${table}`;
  return (
    await deps.database.query(
      `SELECT ${['items', 'item_versions', 'item_chunks', 'index_points'].map(count).join(', ')}`,
    )
  )[0];
}

const NOTHING = { items: 0, item_versions: 0, item_chunks: 0, index_points: 0 };

async function search({ deps }: TestCorpus, question: string) {
  const vectors = await deps.embedder.embedQuery(question, SIGNAL);
  const hits = await deps.vectorIndex.search({ using: 'words', vectors, limit: 5, signal: SIGNAL });
  const chunks = new Map(
    (
      await findChunks(
        deps.database,
        hits.map((hit) => hit.chunkId),
      )
    ).map((c) => [c.id, c]),
  );
  return hits.map((hit) => chunks.get(hit.chunkId));
}

describe('an upload', () => {
  it('can be searched and cited when it is answered', async () => {
    await using corpus = await createTestCorpus();
    const result = await corpus.ingest(MODEL_LAW.markdown, {
      fileName: MODEL_LAW.fileName,
      kind: 'regulation',
      tags: ['Speicher'],
    });
    expect(result).toMatchObject({ state: 'ready', version: 1, title: MODEL_LAW.title });
    const [best] = await search(corpus, 'Für welche Quartierspeicher gilt das Gesetz?');
    expect(best).toMatchObject({ law: 'QuSpG', current: true, itemId: result.itemId });
    expect(await findItem(corpus.deps.database, result.itemId)).toMatchObject({
      state: 'ready',
      kind: 'regulation',
      tags: ['Speicher'],
      format: 'markdown',
      sha256: result.sha256,
      currentVersionId: result.jobId,
    });
    expect(corpus.published).toEqual([result.itemId]);
  });

  it('of known bytes is refused with the existing document in the shape of a success', async () => {
    await using corpus = await createTestCorpus();
    const { itemId, jobId, chunks, sha256, version, title, state } = await corpus.ingest(
      '# Heizung\n\nAm Freitag warten.',
    );
    await expect(
      corpus.ingest('# Heizung\n\nAm Freitag warten.', { fileName: 'andere.md' }),
    ).rejects.toMatchObject({
      code: 'DUPLICATE',
      data: { item_id: itemId, job_id: jobId, chunks, sha256, version, title, state },
    });
    expect(await storedFiles(corpus)).toHaveLength(1);
  });

  it('sent many times at once is taken in once', async () => {
    await using corpus = await createTestCorpus();
    const attempts = await Promise.allSettled(
      Array.from({ length: 6 }, () => corpus.ingest('# Gleich\n\nDerselbe Text.')),
    );
    expect(attempts.filter((a) => a.status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'DUPLICATE' });
    }
    expect(await rows(corpus)).toMatchObject({ items: 1, item_versions: 1 });
  });

  it.each([
    ['of no supported format', PNG, 'UNSUPPORTED_MEDIA_TYPE'],
    ['without content', Buffer.alloc(0), 'DOCUMENT_EMPTY'],
    ['larger than allowed', Buffer.alloc(1_000_001, 'a'), 'PAYLOAD_TOO_LARGE'],
    ['that cannot be read', BROKEN_DOCX, 'DOCUMENT_BROKEN'],
  ])('%s is refused and leaves nothing behind', async (_what, bytes, code) => {
    await using corpus = await createTestCorpus();
    await expect(corpus.ingest(bytes, { fileName: 'datei.docx' })).rejects.toMatchObject({ code });
    expect(await rows(corpus)).toEqual(NOTHING);
    expect(await storedFiles(corpus)).toEqual([]);
  });

  it('that turns out unusable after the answer is listed as failed and may be sent again', async () => {
    await using corpus = await createTestCorpus();
    const first = await corpus.ingest(BROKEN_DOCX, { fileName: 'datei.docx', wait: false });
    expect(first).toMatchObject({ state: 'processing', chunks: null });
    await corpus.deps.watch.follow(first.jobId);
    expect(await findItem(corpus.deps.database, first.itemId)).toMatchObject({
      state: 'failed',
      errorCode: 'DOCUMENT_BROKEN',
      sha256: null,
    });
    expect(await storedFiles(corpus)).toEqual([]);
    const second = await corpus.ingest(BROKEN_DOCX, { fileName: 'datei.docx', wait: false });
    expect(second.itemId).not.toBe(first.itemId);
  });

  it('is answered as processing when its time is up, and goes on', async () => {
    await using corpus = await createTestCorpus({ idle: true, ingestWaitMs: 50 });
    const result = await corpus.ingest('# Später\n\nNoch nicht gelesen.');
    expect(result).toMatchObject({ state: 'processing', chunks: null });
    await expect(corpus.ingest('# Später\n\nNoch nicht gelesen.')).rejects.toMatchObject({
      code: 'DUPLICATE',
      data: { item_id: result.itemId, state: 'processing', chunks: null },
    });
    const worker = corpus.deps.jobQueue.work(corpus.content.jobs, { concurrency: 1 });
    await corpus.deps.watch.follow(result.jobId);
    await worker.stop();
    expect(await findItem(corpus.deps.database, result.itemId)).toMatchObject({
      state: 'ready',
      title: 'Später',
    });
  });

  it('whose job is cancelled is marked and may be sent again', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const { itemId, jobId } = await corpus.ingest('# Abbruch\n\nText.', { wait: false });
    await corpus.deps.jobQueue.cancel(jobId);
    await corpus.deps.watch.follow(jobId);
    expect(await findItem(corpus.deps.database, itemId)).toMatchObject({
      state: 'failed',
      errorCode: 'CONFLICT',
      sha256: null,
    });
    // A retry needs them.
    expect(await storedFiles(corpus)).toHaveLength(1);
  });
});

describe('a new version', () => {
  it('replaces the text at once, and the old words still open by their id', async () => {
    await using corpus = await createTestCorpus();
    const first = await corpus.ingest('# Tarif\n\nDer Grundpreis beträgt neun Taler.', { tags: ['alt'] });
    const [old] = await search(corpus, 'Grundpreis');
    const second = await corpus.ingest('# Tarif\n\nDer Grundpreis beträgt zwölf Taler.', {
      itemId: first.itemId,
      kind: 'note',
      tags: ['neu'],
    });
    expect(second).toMatchObject({ itemId: first.itemId, version: 2, state: 'ready' });
    expect((await search(corpus, 'Grundpreis')).map((c) => c?.text)).toEqual([
      'Der Grundpreis beträgt zwölf Taler.',
    ]);
    expect((await findChunks(corpus.deps.database, [old?.id ?? '']))[0]).toMatchObject({
      text: 'Der Grundpreis beträgt neun Taler.',
      current: false,
      versionState: 'superseded',
    });
    expect(await findItem(corpus.deps.database, first.itemId)).toMatchObject({
      version: 2,
      kind: 'document',
      tags: ['neu'],
    });
  });

  it('that cannot be read leaves the item as it was', async () => {
    await using corpus = await createTestCorpus();
    const first = await corpus.ingest('# Tarif\n\nNeun Taler.');
    const failing = corpus.ingest(BROKEN_DOCX, { itemId: first.itemId, fileName: 'tarif.docx' });
    await expect(failing).rejects.toMatchObject({ code: 'DOCUMENT_BROKEN' });
    expect(await findItem(corpus.deps.database, first.itemId)).toMatchObject({
      state: 'ready',
      version: 1,
      sha256: first.sha256,
    });
    expect((await search(corpus, 'Taler')).map((c) => c?.text)).toEqual(['Neun Taler.']);
  });

  it('does not replace a newer one that was faster', async () => {
    await using corpus = await createTestCorpus({ idle: true });
    const first = await corpus.ingest('# Plan\n\nEins.', { wait: false });
    const second = await corpus.ingest('# Plan\n\nZwei.', { wait: false, itemId: first.itemId });
    const third = await corpus.ingest('# Plan\n\nDrei.', { wait: false, itemId: first.itemId });
    const run = corpus.content.jobs.ingest;
    for (const { jobId } of [first, third, second]) {
      const job = await corpus.deps.jobQueue.get(jobId);
      if (!job || !run) throw new Error('The job is missing.');
      await run({ job, signal: SIGNAL, report: async () => undefined });
    }
    expect(await findItem(corpus.deps.database, first.itemId)).toMatchObject({
      version: 3,
      currentVersionId: third.jobId,
    });
    expect((await search(corpus, 'Eins Zwei Drei')).map((c) => c?.text)).toEqual(['Drei.']);
  });

  it('of an unknown item is refused before the file is stored', async () => {
    await using corpus = await createTestCorpus();
    for (const itemId of ['0b6f5b0e-6a52-4f0e-9d0f-3c6a4b1f7a11', 'kein-uuid']) {
      await expect(corpus.ingest('# X\n\ny', { itemId })).rejects.toMatchObject({
        code: 'VALIDATION',
        errors: [{ field: 'item_id', code: 'UNKNOWN_ID' }],
      });
    }
    expect(await storedFiles(corpus)).toEqual([]);
  });
});
