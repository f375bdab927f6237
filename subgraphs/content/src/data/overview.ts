import type { SqlExecutor } from '@luna/platform/ports/database';

export interface CorpusCounts {
  items: number;
  chunks: number;
}

/** Ready, unarchived documents and the passages of their current versions. */
export async function countCorpus(db: SqlExecutor): Promise<CorpusCounts> {
  const rows = await db.query<CorpusCounts>(
    `SELECT (SELECT count(*) FROM items WHERE state = 'ready')::int AS items,
       (SELECT count(*) FROM item_chunks c JOIN items i ON i.current_version_id = c.version_id
        WHERE i.state = 'ready')::int AS chunks`,
  );
  return rows[0] ?? { items: 0, chunks: 0 };
}
