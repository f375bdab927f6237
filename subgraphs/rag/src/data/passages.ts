import type { EntityClient } from '@luna/platform/ports/entity-client';
import type { Passage } from '../policies/passage.js';

interface ChunkEntity extends Omit<Passage, 'title'> {
  version: number;
  item: { title: string | null; state: string; version: number } | null;
}

const SELECTION =
  '{ id text label headingPath law paragraph subsection version item { title state version } }';

/**
 * The passages behind index hits, by id. A chunk that is gone, hidden from the caller, or not of the current
 * version of a ready document is left out, whoever asks: Luna never quotes what isn't in force.
 */
export async function readPassages(
  entities: EntityClient,
  chunkIds: string[],
  identity: string,
  signal: AbortSignal,
): Promise<Map<string, Passage>> {
  const chunks = await entities.entities<ChunkEntity>({
    subgraph: 'content',
    typename: 'Chunk',
    keys: chunkIds.map((id) => ({ id })),
    selection: SELECTION,
    identity,
    signal,
  });
  const passages = new Map<string, Passage>();
  for (const chunk of chunks) {
    if (chunk?.item?.state !== 'READY' || chunk.item.version !== chunk.version) continue;
    const { version: _version, item, ...passage } = chunk;
    passages.set(chunk.id, { ...passage, title: item.title });
  }
  return passages;
}
