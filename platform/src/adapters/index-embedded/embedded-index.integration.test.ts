import { describe, expect, it } from 'vitest';
import { createLog } from '../../log/log.js';
import type { Database } from '../../ports/database.js';
import { describeVectorIndex } from '../../testing/contracts/vector-index.contract.js';
import { named, pointOf, vectorsOf } from '../../testing/index-points.js';
import { startProcess } from '../../testing/start-process.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { EmbeddedIndex } from './embedded-index.js';

const log = createLog({ level: 'silent' });
const WRITER = new URL('../../testing/index-writer.process.ts', import.meta.url);

async function makeStage() {
  const test = await createTestDatabase();
  const open = (): EmbeddedIndex => new EmbeddedIndex({ database: test.database, log });
  const index = open();
  return {
    index,
    database: test.database,
    url: test.url,
    reopen: open,
    [Symbol.asyncDispose]: async () => {
      await index.close();
      await test[Symbol.asyncDispose]();
    },
  };
}

describeVectorIndex('EmbeddedIndex', makeStage);

const seqs = async (database: Database): Promise<number[]> =>
  (await database.query<{ seq: number }>('SELECT seq FROM index_points ORDER BY seq')).map((row) => row.seq);

describe('EmbeddedIndex: in the database', () => {
  it('does not touch points that a write leaves as they are', async () => {
    await using stage = await makeStage();
    const { id } = await stage.index.ensureLive({ id: 'three-axes', dimensions: 3 });
    await stage.index.upsert(id, [pointOf('a'), pointOf('b')]);
    const before = await seqs(stage.database);
    await stage.index.upsert(id, [pointOf('a'), pointOf('b', { words: { 5: 1 } })]);
    const after = await seqs(stage.database);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBeGreaterThan(before[1] ?? 0);
  });

  it('builds its cache anew when most of it was replaced', async () => {
    await using stage = await makeStage();
    const { index } = stage;
    const { id } = await index.ensureLive({ id: 'three-axes', dimensions: 3 });
    const search = () =>
      index.search({
        using: 'words',
        vectors: vectorsOf({ 1: 1 }),
        limit: 900,
        signal: AbortSignal.timeout(9_000),
      });
    for (let round = 1; round <= 4; round++) {
      await index.upsert(
        id,
        Array.from({ length: 600 }, (_, n) => pointOf(`c${n}`, { words: { 1: round + n / 600 } })),
      );
      const hits = await search();
      expect(hits).toHaveLength(600);
      expect(hits[0]?.chunkId).toBe(named('c599'));
    }
  });

  it('keeps each version whole or not at all when the writing process is killed', async () => {
    await using stage = await makeStage();
    const { id } = await stage.index.ensureLive({ id: 'three-axes', dimensions: 3 });
    await using writer = startProcess(WRITER, [stage.url, id]);
    const acknowledged = [await writer.line(), await writer.line(), await writer.line()];
    await writer.kill();
    const rows = await stage.database.query<{ version: string; points: number }>(
      'SELECT version_id AS version, count(*) AS points FROM index_points GROUP BY version_id',
    );
    expect(new Set(rows.map((row) => row.points))).toEqual(new Set([400]));
    expect(rows.map((row) => row.version)).toEqual(expect.arrayContaining(acknowledged));
    const hits = await stage.index.search({
      using: 'words',
      vectors: vectorsOf({ 1: 1 }),
      limit: 10_000,
      signal: AbortSignal.timeout(9_000),
    });
    expect(hits).toHaveLength(rows.length * 400);
  });
});
