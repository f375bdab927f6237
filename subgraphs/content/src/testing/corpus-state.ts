import type { SqlExecutor } from '@luna/platform/ports/database';

/** What an upload leaves before anybody works on it. */
const ACCEPTED = ['items', 'item_versions', 'jobs', 'index_generations'] as const;

/** Lets another corpus begin where this one stands, with the same ids. */
export async function copyAccepted(from: SqlExecutor, to: SqlExecutor): Promise<void> {
  for (const table of ACCEPTED) {
    const rows = await from.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM ${table} t`);
    await to.query(
      `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows.map(({ row }) => row))],
    );
  }
}

/** Everything that ingests leave behind, with all ids, without times and the number of attempts. */
export async function stateOf(db: SqlExecutor): Promise<Record<string, unknown[]>> {
  const state: Record<string, unknown[]> = {};
  const read = async (name: string, sql: string): Promise<void> => {
    state[name] = await db.query<Record<string, unknown>>(sql);
  };
  await read(
    'items',
    `SELECT item_id, kind, title, tags, sha256, version, state, current_version_id, error_code FROM items ORDER BY 1`,
  );
  await read(
    'versions',
    `SELECT version_id, item_id, version, sha256, bytes, format, page_count, state FROM item_versions ORDER BY 1`,
  );
  await read(
    'chunks',
    `SELECT chunk_id, item_id, version_id, chunk_idx, text, metadata FROM item_chunks ORDER BY version_id, chunk_idx`,
  );
  await read(
    'points',
    `SELECT point_id, chunk_id, version_id, item_id, generation_id, payload,
       md5(dense || word_indices || word_values) AS vectors
     FROM index_points ORDER BY point_id`,
  );
  await read('jobs', `SELECT job_id, state, progress, result, error_code FROM jobs ORDER BY 1`);
  await read(
    'pending',
    `SELECT operation, version_id FROM index_operations WHERE applied_at IS NULL ORDER BY 1, 2`,
  );
  return state;
}
