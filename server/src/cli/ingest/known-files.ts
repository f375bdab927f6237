import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { LunaApi } from '../api/luna-api.js';
import { KnownFilesDocument } from '../generated/operations.js';

/** Hashes asked for at once. */
export const HASHES_AT_ONCE = 100;

/** Hex SHA-256 of a file, read as a stream. */
export async function hashOf(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash, { signal });
  return hash.digest('hex');
}

/** Of at most 100 hashes, those whose document Luna has already; one still in work may yet turn out unusable. */
export async function findKnown(api: LunaApi, hashes: string[], signal: AbortSignal): Promise<Set<string>> {
  const { items } = await api.graphql(KnownFilesDocument, { sha256: hashes }, signal);
  return new Set(
    items.nodes.flatMap(({ sha256, state }) => (sha256 && state !== 'PROCESSING' ? [sha256] : [])),
  );
}
