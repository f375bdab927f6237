import type { SqlExecutor } from '@luna/platform/ports/database';
import type { ItemState } from '../policies/visibility.js';
import { ITEM_COLUMNS, ITEM_TABLES, type Item, type ItemKind, type ItemSource } from './items.js';

export interface ItemPageRequest {
  states: ItemState[];
  kind: ItemKind | null;
  source: ItemSource | null;
  /** Exact, ignoring case. */
  tag: string | null;
  /** Every word must stand in title, text, tags or URL; or the id of one item. */
  query: string | null;
  /** The item's file has one of these hashes. */
  sha256: string[] | null;
  limit: number;
  /** Only items older than this one. */
  before: { createdAt: Date; id: string } | null;
}

const MATCHES = `
  ($7::text[] IS NULL OR i.sha256 = ANY($7)) AND i.state = ANY($1::text[]) AND ($2::text IS NULL OR i.kind = $2) AND ($3::text IS NULL OR i.source = $3)
  AND ($4::text IS NULL OR EXISTS (SELECT 1 FROM unnest(i.tags) tag WHERE lower(tag) = lower($4)))
  AND ($5::text IS NULL OR i.item_id::text = lower($5) OR NOT EXISTS (
    SELECT 1 FROM unnest($6::text[]) pattern
    WHERE NOT (coalesce(i.title, '') ILIKE pattern OR coalesce(i.url, '') ILIKE pattern
      OR EXISTS (SELECT 1 FROM unnest(i.tags) tag WHERE tag ILIKE pattern)
      OR EXISTS (SELECT 1 FROM item_chunks c
        WHERE c.version_id = i.current_version_id AND c.text ILIKE pattern))))`;

/** Newest first, with one row more than asked for if there are more. */
export function findItemPage(db: SqlExecutor, page: ItemPageRequest): Promise<Item[]> {
  return db.query<Item>(
    `SELECT ${ITEM_COLUMNS} FROM ${ITEM_TABLES}
     WHERE ${MATCHES} AND ($8::timestamptz IS NULL OR (i.created_at, i.item_id) < ($8, $9::uuid))
     ORDER BY i.created_at DESC, i.item_id DESC LIMIT $10`,
    [...matchParams(page), page.before?.createdAt ?? null, page.before?.id ?? null, page.limit + 1],
  );
}

export async function countItems(db: SqlExecutor, page: ItemPageRequest): Promise<number> {
  const rows = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM items i WHERE ${MATCHES}`,
    matchParams(page),
  );
  return rows[0]?.n ?? 0;
}

function matchParams({ states, kind, source, tag, query, sha256 }: ItemPageRequest): unknown[] {
  const words = query?.split(/\s+/).filter(Boolean) ?? [];
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return [states, kind, source, tag, words.length > 0 ? query : null, patterns, sha256];
}
