import type { SqlExecutor } from '@luna/platform/ports/database';

/** A version whose vectors must leave the index; `discard` if its file and row go with them. */
export interface PendingRemoval {
  seq: number;
  versionId: string;
  /** Hash of the file, null once the version's row is gone. */
  sha256: string | null;
  discard: boolean;
}

/** Notes in the same transaction as the change itself what the index has to learn about a version. */
export async function planIndexOperation(
  tx: SqlExecutor,
  operation: 'upsert' | 'delete',
  version: { id: string; itemId: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO index_operations (operation, item_id, version_id)
     SELECT $1, $2, $3 WHERE NOT EXISTS (
       SELECT 1 FROM index_operations WHERE version_id = $3 AND operation = $1 AND applied_at IS NULL)`,
    [operation, version.itemId, version.id],
  );
}

/** Oldest first. */
export function findPendingRemovals(db: SqlExecutor): Promise<PendingRemoval[]> {
  return db.query<PendingRemoval>(
    `SELECT o.seq::float8 AS seq, o.version_id AS "versionId", v.sha256,
       coalesce(i.state = 'deleted', true) AS discard
     FROM index_operations o LEFT JOIN items i USING (item_id) LEFT JOIN item_versions v USING (version_id)
     WHERE o.operation = 'delete' AND o.applied_at IS NULL ORDER BY o.seq`,
  );
}

/** Whether a removal is still to be carried out; nobody else does so or drops it before the end of `tx`. */
export async function lockRemoval(tx: SqlExecutor, seq: number): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM index_operations WHERE seq = $1 AND applied_at IS NULL FOR UPDATE`,
    [seq],
  );
  return rows.length > 0;
}

/** Forgets that a version was to leave the index; waits for whoever is removing it. */
export async function dropPlannedRemoval(tx: SqlExecutor, versionId: string): Promise<void> {
  await tx.query(
    `DELETE FROM index_operations WHERE version_id = $1 AND operation = 'delete' AND applied_at IS NULL`,
    [versionId],
  );
}

export async function markApplied(
  db: SqlExecutor,
  operation: 'upsert' | 'delete',
  versionId: string,
  now: Date,
): Promise<void> {
  await db.query(
    `UPDATE index_operations SET applied_at = $3
     WHERE version_id = $1 AND operation = $2 AND applied_at IS NULL`,
    [versionId, operation, now],
  );
}
