import type { SqlExecutor } from '@luna/platform/ports/database';
import type { ItemState, VersionState } from '../policies/visibility.js';

/** The version that already holds some bytes. */
export interface Twin {
  itemId: string;
  versionId: string;
  version: number;
  title: string | null;
  itemState: ItemState;
  versionState: VersionState;
  chunks: number;
}

/** Lets one transaction at a time decide about the same bytes: take them in or remove them. */
export async function lockHash(tx: SqlExecutor, sha256: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [sha256]);
}

/** The item whose current version has these bytes, or that is taking them in; null if there is none. */
export async function findTwin(db: SqlExecutor, sha256: string): Promise<Twin | null> {
  const rows = await db.query<Twin>(
    `SELECT v.item_id AS "itemId", v.version_id AS "versionId", v.version, i.title, i.state AS "itemState",
       v.state AS "versionState", (SELECT count(*) FROM item_chunks c WHERE c.version_id = v.version_id)::int AS chunks
     FROM item_versions v JOIN items i USING (item_id)
     WHERE v.sha256 = $1 AND i.state <> 'deleted'
       AND (v.state = 'processing' OR v.version_id = i.current_version_id)
     LIMIT 1`,
    [sha256],
  );
  return rows[0] ?? null;
}

/** Whether any version that is kept was made of these bytes. */
export async function isHashUsed(db: SqlExecutor, sha256: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 FROM item_versions v JOIN items i USING (item_id)
     WHERE v.sha256 = $1 AND v.state <> 'failed' AND i.state <> 'deleted' LIMIT 1`,
    [sha256],
  );
  return rows.length > 0;
}
