import { isHashUsed, lockHash } from '../data/content-hash.js';
import type { ContentDeps } from '../deps.js';

/** Removes a file unless a kept version was made of it; safe against the same bytes arriving meanwhile. */
export async function removeUnusedBlob(
  { database, blobStore }: Pick<ContentDeps, 'database' | 'blobStore'>,
  sha256: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    await lockHash(tx, sha256);
    if (!(await isHashUsed(tx, sha256))) await blobStore.delete(sha256);
  });
}
