import { fieldError, type LunaError } from '@luna/platform/errors/luna-error';
import type { EntityClient } from '@luna/platform/ports/entity-client';

export interface Asker {
  identityToken: string;
  signal: AbortSignal;
}

export interface Subject {
  itemId: string | null;
  chunkId: string | null;
}

/**
 * What an event is about, as content knows it: a chunk brings its item along. VALIDATION with UNKNOWN_ID for an
 * item or chunk the caller cannot see, or for two that do not belong together.
 */
export async function findSubject(
  entityClient: EntityClient,
  named: Subject,
  asker: Asker,
): Promise<Subject> {
  const itemId = named.itemId?.toLowerCase() ?? null;
  const chunkId = named.chunkId?.toLowerCase() ?? null;
  const ask = { subgraph: 'content', identity: asker.identityToken, signal: asker.signal };
  if (chunkId !== null) {
    const [chunk] = await entityClient.entities<{ id: string; item: { id: string } | null }>({
      ...ask,
      typename: 'Chunk',
      keys: [{ id: chunkId }],
      selection: '{ id item { id } }',
    });
    if (!chunk?.item) throw unknownSubject('chunk_id');
    if (itemId !== null && itemId !== chunk.item.id) {
      throw fieldError('chunk_id', 'UNKNOWN_ID', 'gehört nicht zum Dokument in „item_id“.');
    }
    return { itemId: chunk.item.id, chunkId };
  }
  if (itemId !== null) {
    const [item] = await entityClient.entities<{ id: string }>({
      ...ask,
      typename: 'Item',
      keys: [{ id: itemId }],
      selection: '{ id }',
    });
    if (!item) throw unknownSubject('item_id');
  }
  return { itemId, chunkId: null };
}

export function unknownSubject(field: 'item_id' | 'chunk_id'): LunaError {
  const what = field === 'item_id' ? 'ein Dokument, das' : 'einen Abschnitt, den';
  return fieldError(field, 'UNKNOWN_ID', `nennt ${what} es nicht gibt.`);
}
