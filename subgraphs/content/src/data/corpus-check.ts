import type { SqlExecutor } from '@luna/platform/ports/database';

/** What was planned for the index before `before` and has not happened; what a job will still do is left out. */
export function findOverdueOperations(
  db: SqlExecutor,
  before: Date,
): Promise<{ versionId: string; operation: 'upsert' | 'delete' }[]> {
  return db.query(
    `SELECT o.version_id AS "versionId", o.operation
     FROM index_operations o LEFT JOIN item_versions v USING (version_id)
     WHERE o.applied_at IS NULL AND o.created_at < $1
       AND (o.operation = 'delete' OR v.state IS DISTINCT FROM 'processing')
     ORDER BY o.seq`,
    [before],
  );
}

/** Ids of versions that have been in work since before `before`, oldest first. */
export async function findVersionsLongInWork(db: SqlExecutor, before: Date): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT v.version_id AS id FROM item_versions v JOIN items i USING (item_id)
     WHERE v.state = 'processing' AND i.state <> 'deleted' AND v.created_at < $1 ORDER BY v.created_at, id`,
    [before],
  );
  return rows.map((row) => row.id);
}

/** An item that counts as ready or in work although it has no version that could make it so. */
export interface LostItem {
  id: string;
  title: string | null;
  /** Of the file it was made of last, null if unknown. */
  sha256: string | null;
}

export function findLostItems(db: SqlExecutor): Promise<LostItem[]> {
  return db.query<LostItem>(
    `SELECT i.item_id AS id, i.title, i.sha256 FROM items i
     LEFT JOIN item_versions v
       ON v.version_id = i.current_version_id AND v.item_id = i.item_id AND v.state = 'ready'
     WHERE i.state IN ('ready', 'processing') AND v.version_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM item_versions w WHERE w.item_id = i.item_id AND w.state = 'processing')
     ORDER BY i.created_at, i.item_id`,
  );
}

/** How many chunks each version has, and how many its last position tells of; versions without any are absent. */
export async function measureTexts(
  db: SqlExecutor,
  versionIds: readonly string[],
): Promise<Map<string, { chunks: number; positions: number }>> {
  const rows = await db.query<{ id: string; chunks: number; positions: number }>(
    `SELECT version_id AS id, count(*)::int AS chunks, max(chunk_idx) + 1 AS positions
     FROM item_chunks WHERE version_id = ANY($1::uuid[]) GROUP BY 1`,
    [versionIds],
  );
  return new Map(rows.map(({ id, chunks, positions }) => [id, { chunks, positions }]));
}

/** Of the versions given, those that may have points: current, in work, or about to be taken out. */
export async function findVersionsInUse(
  db: SqlExecutor,
  versionIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(
    `SELECT v.version_id AS id FROM item_versions v JOIN items i USING (item_id)
     WHERE v.version_id = ANY($1::uuid[]) AND i.state <> 'deleted'
       AND (v.state = 'processing' OR v.version_id = i.current_version_id)
     UNION SELECT version_id FROM index_operations
     WHERE version_id = ANY($1::uuid[]) AND operation = 'delete' AND applied_at IS NULL`,
    [versionIds],
  );
  return new Set(rows.map((row) => row.id));
}

/** Files that kept versions were made of, with their size. */
export function findKeptFiles(db: SqlExecutor): Promise<{ sha256: string; bytes: number }[]> {
  return db.query(
    `SELECT v.sha256, max(v.bytes)::float8 AS bytes FROM item_versions v JOIN items i USING (item_id)
     WHERE v.state <> 'failed' AND i.state <> 'deleted' GROUP BY 1 ORDER BY 1`,
  );
}

/** Hashes that any row still names; the file of a failed version may be needed for another attempt. */
export async function findNamedHashes(db: SqlExecutor): Promise<Set<string>> {
  const rows = await db.query<{ sha256: string }>(
    `SELECT sha256 FROM item_versions UNION SELECT sha256 FROM items WHERE sha256 IS NOT NULL`,
  );
  return new Set(rows.map((row) => row.sha256));
}
