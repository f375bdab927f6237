import type { Database } from '@luna/platform/ports/database';
import { findChunkPage, type StoredChunk } from '../data/chunks.js';

/** A page of the passages of one version in reading order, after position `after`. */
export async function listChunks(
  database: Database,
  asked: { versionId: string; after: number; limit: number },
): Promise<{ chunks: StoredChunk[]; more: boolean }> {
  const found = await findChunkPage(database, { ...asked, limit: asked.limit + 1 });
  return { chunks: found.slice(0, asked.limit), more: found.length > asked.limit };
}
