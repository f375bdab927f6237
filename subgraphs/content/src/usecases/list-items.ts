import { fieldError } from '@luna/platform/errors/luna-error';
import type { Database } from '@luna/platform/ports/database';
import { countItems, findItemPage } from '../data/item-page.js';
import type { Item, ItemKind, ItemSource } from '../data/items.js';
import type { ItemState } from '../policies/visibility.js';

const QUERY_CHARS_MAX = 200;
const HASHES_MAX = 200;

export interface ItemQuery {
  /** States the caller may see. */
  states: ItemState[];
  state: ItemState | null;
  kind: ItemKind | null;
  source: ItemSource | null;
  tag: string | null;
  query: string | null;
  /** Hex SHA-256 of files, at most 200. */
  sha256: string[] | null;
  limit: number;
  before: { createdAt: Date; id: string } | null;
}

/** A page of items, newest first, and how many there are in all. VALIDATION beyond 200 characters or hashes. */
export async function listItems(
  database: Database,
  asked: ItemQuery,
): Promise<{ items: Item[]; more: boolean; total: number }> {
  const { state, limit } = asked;
  if ((asked.query?.length ?? 0) > QUERY_CHARS_MAX) {
    throw fieldError('query', 'TOO_LONG', `darf höchstens ${QUERY_CHARS_MAX} Zeichen lang sein.`);
  }
  if ((asked.sha256?.length ?? 0) > HASHES_MAX) {
    throw fieldError('sha256', 'TOO_LONG', `darf höchstens ${HASHES_MAX} Prüfsummen enthalten.`);
  }
  const page = {
    ...asked,
    states: state ? asked.states.filter((visible) => visible === state) : asked.states,
    tag: asked.tag?.normalize('NFC').trim() || null,
    query: asked.query?.normalize('NFC').trim() || null,
  };
  const [found, total] = await Promise.all([findItemPage(database, page), countItems(database, page)]);
  return { items: found.slice(0, limit), more: found.length > limit, total };
}
