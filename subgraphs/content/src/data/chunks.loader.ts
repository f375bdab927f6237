import type { SqlExecutor } from '@luna/platform/ports/database';
import DataLoader from 'dataloader';
import { countChunks, findChunks, findChunksAt, type StoredChunk } from './chunks.js';

/** Chunks by id, one query per batch; null where there is none. */
export function chunkLoader(db: SqlExecutor): DataLoader<string, StoredChunk | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await findChunks(db, ids)).map((chunk) => [chunk.id, chunk]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

export interface ChunkPlace {
  versionId: string;
  index: number;
}

/** Chunks by their place in a version; null beyond the ends. */
export function chunkPlaceLoader(db: SqlExecutor): DataLoader<ChunkPlace, StoredChunk | null, string> {
  const keyOf = (place: ChunkPlace) => `${place.versionId}:${place.index}`;
  return new DataLoader(
    async (places) => {
      const found = new Map((await findChunksAt(db, places)).map((chunk) => [keyOf(chunk), chunk]));
      return places.map((place) => found.get(keyOf(place)) ?? null);
    },
    { cacheKeyFn: keyOf },
  );
}

/** Number of chunks by version. */
export function chunkCountLoader(db: SqlExecutor): DataLoader<string, number> {
  return new DataLoader(async (versionIds) => {
    const counts = await countChunks(db, versionIds);
    return versionIds.map((id) => counts.get(id) ?? 0);
  });
}
