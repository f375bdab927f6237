import type { SqlExecutor } from '@luna/platform/ports/database';
import DataLoader from 'dataloader';
import { ITEM_COLUMNS, ITEM_TABLES, type Item } from './items.js';

export interface TagPage {
  tag: string;
  /** Most items to return. */
  first: number;
}

/** Ready items with a tag, ignoring case, newest first; one query per batch. */
export function taggedItemsLoader(db: SqlExecutor): DataLoader<TagPage, Item[], string> {
  return new DataLoader(
    async (pages) => {
      const items = await findTaggedItems(db, pages);
      return pages.map(({ tag, first }) =>
        items.filter((item) => item.wantedTag === tag.toLowerCase()).slice(0, first),
      );
    },
    { cacheKeyFn: ({ tag, first }) => `${first}:${tag}` },
  );
}

function findTaggedItems(
  db: SqlExecutor,
  pages: readonly TagPage[],
): Promise<(Item & { wantedTag: string })[]> {
  return db.query(
    `SELECT ${ITEM_COLUMNS}, wanted.tag AS "wantedTag"
     FROM ${ITEM_TABLES} JOIN (
       SELECT item_id, tag, row_number() OVER (PARTITION BY tag ORDER BY created_at DESC, item_id DESC) AS place
       FROM (SELECT DISTINCT item_id, created_at, lower(tag) AS tag FROM items, unnest(tags) tag
             WHERE state = 'ready' AND lower(tag) = ANY($1)) tagged
     ) wanted ON wanted.item_id = i.item_id
     WHERE wanted.place <= $2 ORDER BY wanted.place`,
    [[...new Set(pages.map(({ tag }) => tag.toLowerCase()))], Math.max(...pages.map(({ first }) => first))],
  );
}
