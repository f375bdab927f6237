import type { BlobStore, ListedBlob } from '@luna/platform/ports/blob-store';
import { findNamedHashes } from '../data/corpus-check.js';
import type { ContentDeps } from '../deps.js';
import { removeUnusedBlob } from './remove-unused-blob.js';

/** A file without a document may be an upload on its way; none takes longer than this to be accepted. */
const UPLOAD_GRACE_MS = 3_600_000;

type FileDeps = Pick<ContentDeps, 'database' | 'blobStore' | 'clock'>;

/** Of the files listed, those that no document names and that no upload can still be waiting with. */
export async function findUnreferenced(
  { database, clock }: Pick<FileDeps, 'database' | 'clock'>,
  listed: Iterable<ListedBlob>,
): Promise<string[]> {
  const named = await findNamedHashes(database);
  const before = new Date(clock.now().getTime() - UPLOAD_GRACE_MS);
  return [...listed]
    .filter(({ sha256, storedAt }) => storedAt < before && !named.has(sha256))
    .map(({ sha256 }) => sha256);
}

/**
 * Removes the files of uploads that were cut off after their bytes were stored and before their document was; resolves
 * with their number. An upload of the same bytes that arrives right now is safe: whoever comes second looks again.
 */
export async function sweepFiles(deps: FileDeps, signal: AbortSignal): Promise<number> {
  const listed = await list(deps.blobStore, signal);
  let swept = 0;
  for (const sha256 of await findUnreferenced(deps, listed)) {
    if (signal.aborted) break;
    await removeUnusedBlob(deps, sha256);
    swept += 1;
  }
  return swept;
}

async function list(blobStore: BlobStore, signal: AbortSignal): Promise<ListedBlob[]> {
  const listed: ListedBlob[] = [];
  for await (const blob of blobStore.list()) {
    if (signal.aborted) return [];
    listed.push(blob);
  }
  return listed;
}
