import type { SqlExecutor } from '@luna/platform/ports/database';
import type { ItemState } from '../policies/visibility.js';

export type ItemKind = 'document' | 'regulation' | 'note';
export type ItemSource = 'upload' | 'crawler' | 'api';

/** A document of the corpus as it is shown: facts of the file are those of the current, else the newest version. */
export interface Item {
  id: string;
  kind: ItemKind;
  source: ItemSource;
  title: string | null;
  tags: string[];
  url: string | null;
  sha256: string | null;
  version: number;
  state: ItemState;
  demo: boolean;
  createdAt: Date;
  updatedAt: Date;
  errorCode: string | null;
  errorMessage: string | null;
  currentVersionId: string | null;
  shownVersionId: string | null;
  fileName: string | null;
  format: string | null;
  bytes: number | null;
}

export const ITEM_COLUMNS = `
  i.item_id AS id, i.kind, coalesce(i.source, 'api') AS source, i.title, coalesce(i.tags, '{}') AS tags, i.url,
  i.sha256, coalesce(i.version, 1) AS version, i.state, i.demo, i.created_at AS "createdAt",
  i.updated_at AS "updatedAt", i.error_code AS "errorCode", i.error_message AS "errorMessage",
  i.current_version_id AS "currentVersionId", v.version_id AS "shownVersionId", v.file_name AS "fileName",
  v.format, v.bytes::float8 AS bytes`;

export const ITEM_TABLES = `
  items i LEFT JOIN LATERAL (
    SELECT * FROM item_versions WHERE item_id = i.item_id
    ORDER BY version_id IS NOT DISTINCT FROM i.current_version_id DESC, version DESC LIMIT 1
  ) v ON true`;

/** Items by id, in no order; deleted ones are absent. */
export function findItems(db: SqlExecutor, ids: readonly string[]): Promise<Item[]> {
  return db.query<Item>(
    `SELECT ${ITEM_COLUMNS} FROM ${ITEM_TABLES} WHERE i.item_id = ANY($1::uuid[]) AND i.state <> 'deleted'`,
    [ids],
  );
}

export async function findItem(db: SqlExecutor, id: string): Promise<Item | null> {
  return (await findItems(db, [id]))[0] ?? null;
}

/** The item's row, held until the transaction ends; null if unknown or deleted. */
export async function lockItem(
  tx: SqlExecutor,
  id: string,
): Promise<{ state: ItemState; currentVersionId: string | null } | null> {
  const rows = await tx.query<{ state: ItemState; currentVersionId: string | null }>(
    `SELECT state, current_version_id AS "currentVersionId" FROM items
     WHERE item_id = $1 AND state <> 'deleted' FOR UPDATE`,
    [id],
  );
  return rows[0] ?? null;
}

/** An item that has no text yet, because its first attempt failed, starts over. */
export async function reopenItem(
  tx: SqlExecutor,
  { id, sha256, version }: { id: string; sha256: string; version: number },
): Promise<void> {
  await tx.query(
    `UPDATE items SET state = 'processing', sha256 = $2, version = $3, error_code = NULL, error_message = NULL
     WHERE item_id = $1`,
    [id, sha256, version],
  );
}

/** Ids of demo documents that were not deleted. */
export async function findDemoItems(db: SqlExecutor): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT item_id AS id FROM items WHERE demo AND state <> 'deleted' ORDER BY created_at, item_id`,
  );
  return rows.map((row) => row.id);
}

/** Whether anything but demo documents was ever taken in. */
export async function hasOwnItems(db: SqlExecutor): Promise<boolean> {
  const rows = await db.query(`SELECT 1 FROM items WHERE NOT demo LIMIT 1`);
  return rows.length > 0;
}
