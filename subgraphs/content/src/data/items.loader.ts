import type { SqlExecutor } from '@luna/platform/ports/database';
import DataLoader from 'dataloader';
import { findItems, type Item } from './items.js';

/** Items by id, one query per batch; null where there is none. */
export function itemLoader(db: SqlExecutor): DataLoader<string, Item | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await findItems(db, ids)).map((item) => [item.id, item]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
