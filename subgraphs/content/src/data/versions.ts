import type { SqlExecutor } from '@luna/platform/ports/database';
import type { VersionState } from '../policies/visibility.js';
import type { ItemKind, ItemSource } from './items.js';

/** One version of one item, with what its item says about it. Its id is also the id of its ingest job. */
export interface Version {
  id: string;
  itemId: string;
  version: number;
  sha256: string;
  fileName: string;
  state: VersionState;
  current: boolean;
  kind: ItemKind;
  source: ItemSource;
  tags: string[];
  url: string | null;
  title: string | null;
}

const SELECT = `
  SELECT v.version_id AS id, v.item_id AS "itemId", v.version, v.sha256, v.file_name AS "fileName", v.state,
    v.version_id IS NOT DISTINCT FROM i.current_version_id AS current, i.kind, coalesce(i.source, 'api') AS source,
    coalesce(i.tags, '{}') AS tags, i.url, i.title
  FROM item_versions v JOIN items i USING (item_id)`;

/** Null if unknown or its item was deleted. */
export async function findVersion(db: SqlExecutor, id: string): Promise<Version | null> {
  const rows = await db.query<Version>(`${SELECT} WHERE v.version_id = $1 AND i.state <> 'deleted'`, [id]);
  return rows[0] ?? null;
}

/** Current versions of ready items after `after` (all: null), by id. */
export function findCurrentVersions(
  db: SqlExecutor,
  page: { after: string | null; limit: number },
): Promise<Version[]> {
  return db.query<Version>(
    `${SELECT} WHERE i.state = 'ready' AND v.state = 'ready' AND v.version_id = i.current_version_id
       AND ($1::uuid IS NULL OR v.version_id > $1) ORDER BY v.version_id LIMIT $2`,
    [page.after, page.limit],
  );
}

/** Versions of an item that have or had a text, newest first. */
export function findReadableVersions(db: SqlExecutor, itemId: string): Promise<Version[]> {
  return db.query<Version>(
    `${SELECT} WHERE v.item_id = $1 AND v.state IN ('ready', 'superseded') ORDER BY v.version DESC`,
    [itemId],
  );
}

/** Ids of versions whose ingest has not come to an end. */
export async function findUnsettledVersions(db: SqlExecutor): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT version_id AS id FROM item_versions WHERE state = 'processing'
     UNION SELECT version_id FROM index_operations WHERE operation = 'delete' AND applied_at IS NULL`,
  );
  return rows.map((row) => row.id);
}

/** Versions of an item that are still in work. */
export async function findVersionsInWork(db: SqlExecutor, itemId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT version_id AS id FROM item_versions WHERE item_id = $1 AND state = 'processing'`,
    [itemId],
  );
  return rows.map((row) => row.id);
}

export async function nextVersionNumber(tx: SqlExecutor, itemId: string): Promise<number> {
  const rows = await tx.query<{ n: number }>(
    `SELECT coalesce(max(version), 0) + 1 AS n FROM item_versions WHERE item_id = $1`,
    [itemId],
  );
  return rows[0]?.n ?? 1;
}
