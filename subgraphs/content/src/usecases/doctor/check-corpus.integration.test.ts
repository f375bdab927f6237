import { randomUUID } from 'node:crypto';
import { readdir, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { MODEL_LAW } from '@luna/platform/testing/documents/model-law';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCorpus, type TestCorpus } from '../../testing/test-corpus.js';
import { deleteItem } from '../delete-item.js';
import { type CheckReport, type CheckWish, checkCorpus } from './check-corpus.js';

const BROKEN_DOCX = Buffer.concat([
  Buffer.from('PK\u0003\u0004'),
  Buffer.from('word/document.xml '.repeat(20)),
]);

/** Looks two hours later, when nothing counts as work in progress any more. */
function check(corpus: TestCorpus, wish: Partial<CheckWish> = {}): Promise<CheckReport> {
  const clock = { now: () => new Date(Date.now() + 2 * 3_600_000) };
  const progress = { signal: new AbortController().signal, report: async () => undefined };
  return checkCorpus({ ...corpus.deps, clock }, { repair: false, deep: true, ...wish }, progress);
}

const counts = ({ findings }: CheckReport) =>
  Object.fromEntries(findings.map(({ check, count }) => [check, count]));

/** Every row and file of the corpus; `xmin` changes with each write, also one that changes no value. */
async function stateOf({ deps, blobFolder }: TestCorpus, { writes = false } = {}) {
  const own = writes ? 'xmin::text,' : '';
  const sql = (text: string) => deps.database.query<Record<string, unknown>>(text);
  const files = await readdir(blobFolder, { recursive: true, withFileTypes: true });
  return {
    items: await sql(
      `SELECT ${own} item_id, state, sha256, version, current_version_id FROM items ORDER BY 2`,
    ),
    versions: await sql(
      `SELECT ${own} version_id, version, sha256, state FROM item_versions ORDER BY version_id`,
    ),
    chunks: await sql(
      `SELECT ${own} chunk_id, version_id, chunk_idx, text FROM item_chunks ORDER BY chunk_id`,
    ),
    points: await sql(
      `SELECT ${own} point_id, chunk_id, version_id, payload FROM index_points ORDER BY point_id`,
    ),
    pending: await sql(`SELECT operation, version_id FROM index_operations WHERE applied_at IS NULL`),
    files: files
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort(),
  };
}

/** A law, a note in its second version, and traces of what came and went. */
async function fillCorpus() {
  const corpus = await createTestCorpus();
  const law = await corpus.ingest(MODEL_LAW.markdown, { fileName: MODEL_LAW.fileName, tags: ['Speicher'] });
  const first = await corpus.ingest('# Tarif\n\nNeun Taler.');
  const note = await corpus.ingest('# Tarif\n\nZwölf Taler.', { itemId: first.itemId });
  const gone = await corpus.ingest('# Weg\n\nWird gelöscht.');
  await deleteItem(corpus.deps, gone.itemId);
  const broken = await corpus.ingest(BROKEN_DOCX, { fileName: 'kaputt.docx', wait: false });
  await corpus.deps.watch.follow(broken.jobId);
  return { corpus, law, note, former: first };
}

let filled: Awaited<ReturnType<typeof fillCorpus>>;
beforeAll(async () => {
  filled = await fillCorpus();
});
afterAll(() => filled.corpus[Symbol.asyncDispose]());

const sql = (text: string, params: unknown[] = []) => filled.corpus.deps.database.query(text, params);
const pathOf = (sha256: string) => join(filled.corpus.blobFolder, sha256.slice(0, 2), sha256);

const POINT_COPY = `
  INSERT INTO index_points (point_id, generation_id, chunk_id, version_id, item_id, word_indices, word_values, dense)
  SELECT gen_random_uuid(), generation_id, gen_random_uuid(), $1, item_id, word_indices, word_values, dense
  FROM index_points WHERE version_id = $2 LIMIT 3`;

async function storeOldFile(): Promise<void> {
  const { sha256 } = await filled.corpus.deps.blobStore.put(Readable.from(['verwaist']), { maxBytes: 100 });
  const then = new Date(Date.now() - 3_600_000);
  await utimes(pathOf(sha256), then, then);
}

describe('a healthy corpus', () => {
  it('has no findings, and a repair writes nothing', async () => {
    const { corpus } = filled;
    const before = await stateOf(corpus, { writes: true });
    const report = await check(corpus, { repair: true });
    expect(report).toMatchObject({ findings: [], left: 0, checked: { documents: 2, files: 3 } });
    expect(report.checked.passages).toBeGreaterThan(30);
    expect(report.checked.points).toBe(report.checked.passages);
    expect(await stateOf(corpus, { writes: true })).toEqual(before);
  });
});

describe('what was broken on purpose is named, repaired to the row, and then nothing is left', () => {
  const { law, note, former } = {
    law: () => filled.law.jobId,
    note: () => filled.note.jobId,
    former: () => filled.former.jobId,
  };
  const cases: [what: string, wreck: () => Promise<unknown>, found: Record<string, number>][] = [
    [
      'a passage without its point',
      () =>
        sql(
          `DELETE FROM index_points WHERE chunk_id = (SELECT min(chunk_id::text)::uuid FROM item_chunks WHERE version_id = $1)`,
          [law()],
        ),
      { missing_passages: 1 },
    ],
    [
      'a document without points',
      () => sql(`DELETE FROM index_points WHERE version_id = $1`, [note()]),
      { missing_passages: 1 },
    ],
    [
      'points of a current version without passages',
      () => sql(POINT_COPY, [law(), law()]),
      { stale_points: 3 },
    ],
    [
      'points of a version that does not exist',
      () => sql(POINT_COPY, [randomUUID(), law()]),
      { orphan_versions: 1 },
    ],
    ['points of a replaced version', () => sql(POINT_COPY, [former(), law()]), { orphan_versions: 1 }],
    [
      'a removal that was planned and forgotten',
      async () => {
        await sql(POINT_COPY, [former(), law()]);
        await sql(`INSERT INTO index_operations (operation, item_id, version_id) VALUES ('delete', $1, $2)`, [
          filled.former.itemId,
          former(),
        ]);
      },
      { pending_operations: 1 },
    ],
    [
      'a write that was never ticked off',
      () =>
        sql(`INSERT INTO index_operations (operation, item_id, version_id) VALUES ('upsert', $1, $2)`, [
          filled.law.itemId,
          law(),
        ]),
      { pending_operations: 1 },
    ],
    [
      'a hole in the text',
      () => sql(`DELETE FROM item_chunks WHERE version_id = $1 AND chunk_idx BETWEEN 3 AND 5`, [law()]),
      { incomplete_texts: 1 },
    ],
    [
      'a text without its end',
      () => sql(`DELETE FROM item_chunks WHERE version_id = $1 AND chunk_idx > 20`, [law()]),
      { incomplete_texts: 1 },
    ],
    [
      'a document without current version',
      () => sql(`UPDATE items SET current_version_id = NULL WHERE item_id = $1`, [filled.note.itemId]),
      { lost_versions: 1, orphan_versions: 1 },
    ],
    [
      'a current version that belongs to another document',
      () => sql(`UPDATE items SET current_version_id = $2 WHERE item_id = $1`, [filled.note.itemId, law()]),
      { lost_versions: 1, orphan_versions: 1 },
    ],
    [
      'a document in work without a job',
      async () => {
        await sql(`DELETE FROM jobs WHERE job_id = $1`, [note()]);
        await sql(`UPDATE item_versions SET state = 'processing' WHERE version_id = $1`, [note()]);
        await sql(`UPDATE items SET state = 'processing', current_version_id = NULL WHERE item_id = $1`, [
          filled.note.itemId,
        ]);
      },
      { stuck_documents: 1 },
    ],
    ['a file without a document', storeOldFile, { unreferenced_files: 1 }],
  ];

  it.each(cases)('%s', async (_what, wreck, found) => {
    const { corpus } = filled;
    const before = await stateOf(corpus);
    await wreck();
    const seen = await check(corpus);
    expect(counts(seen)).toEqual(found);
    expect(seen).toMatchObject({ repair: false, left: Object.values(found).reduce((sum, n) => sum + n, 0) });
    expect(seen.findings[0]).toMatchObject({ repaired: 0, label: expect.stringMatching(/^\p{Lu}/u) });
    const mended = await check(corpus, { repair: true });
    expect(mended.findings[0]).toMatchObject({
      check: Object.keys(found)[0],
      count: seen.findings[0]?.count,
    });
    expect(mended.left).toBe(0);
    expect(await check(corpus)).toMatchObject({ findings: [], left: 0 });
    expect(await stateOf(corpus)).toEqual(before);
  });
});

describe('an original file', () => {
  it('that is gone is named, and comes back with the same upload', async () => {
    const { corpus, note } = filled;
    await rename(pathOf(note.sha256), `${corpus.blobFolder}/beiseite`);
    for (const repair of [false, true]) {
      const report = await check(corpus, { repair, deep: false });
      expect(report).toMatchObject({
        left: 1,
        findings: [{ check: 'missing_files', ids: [note.sha256], repaired: 0 }],
      });
    }
    await expect(corpus.ingest('# Tarif\n\nZwölf Taler.')).rejects.toMatchObject({ code: 'DUPLICATE' });
    expect(await check(corpus)).toMatchObject({ findings: [] });
  });

  it('that was cut is seen by its size, one with other bytes by a deep check only', async () => {
    const { corpus, note } = filled;
    await writeFile(pathOf(note.sha256), '# Tarif\n\nZwölf');
    expect(counts(await check(corpus, { deep: false }))).toEqual({ damaged_files: 1 });
    await writeFile(pathOf(note.sha256), '# Tarif\n\nZwölf Maler.');
    expect(counts(await check(corpus, { deep: false }))).toEqual({});
    expect(counts(await check(corpus, { repair: true }))).toEqual({ damaged_files: 1 });
    await expect(corpus.ingest('# Tarif\n\nZwölf Taler.')).rejects.toMatchObject({ code: 'DUPLICATE' });
    expect(await check(corpus)).toMatchObject({ findings: [] });
  });
});

describe('a document whose version row is gone', () => {
  it('is taken in anew from its file, else shown as failed; what works is left alone', async () => {
    const { corpus, law, note } = filled;
    await sql(`DELETE FROM item_versions WHERE item_id = $1`, [law.itemId]);
    await check(corpus, { repair: true });
    const [version] = await corpus.deps.database.query<{ id: string }>(
      `SELECT version_id AS id FROM item_versions WHERE item_id = $1`,
      [law.itemId],
    );
    await corpus.deps.watch.follow(version?.id ?? '');
    expect(await check(corpus)).toMatchObject({ findings: [], checked: { documents: 2 } });

    await sql(`DELETE FROM item_versions WHERE item_id = $1`, [note.itemId]);
    for (const { sha256 } of [note, filled.former]) await corpus.deps.blobStore.delete(sha256);
    expect(await check(corpus, { repair: true })).toMatchObject({ left: 0 });
    expect(
      await sql(`SELECT state, sha256, error_code FROM items WHERE item_id = $1`, [note.itemId]),
    ).toEqual([{ state: 'failed', sha256: null, error_code: 'NOT_FOUND' }]);
    expect(await check(corpus)).toMatchObject({ findings: [], checked: { documents: 1 } });
  });
});

it('a document that waits for its turn, and an upload on its way, are no findings', async () => {
  await using corpus = await createTestCorpus({ idle: true });
  await corpus.ingest('# Wartet\n\nNoch nicht gelesen.', { wait: false });
  expect(await check(corpus, { repair: true })).toMatchObject({ findings: [] });
  await corpus.deps.blobStore.put(Readable.from(['gerade angekommen']), { maxBytes: 100 });
  const before = await stateOf(corpus, { writes: true });
  const progress = { signal: new AbortController().signal, report: async () => undefined };
  const now = await checkCorpus(corpus.deps, { repair: true, deep: true }, progress);
  expect(now).toMatchObject({ findings: [], checked: { files: 2 } });
  expect(await stateOf(corpus, { writes: true })).toEqual(before);
});
