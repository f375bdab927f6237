import { findPendingRemovals, markApplied, type PendingRemoval } from '../data/index-operations.js';
import type { ContentDeps } from '../deps.js';
import { removeUnusedBlob } from './remove-unused-blob.js';

/**
 * Carries out what transactions planned: vectors of replaced, failed and deleted versions leave the index, files of
 * deleted ones the store. Repeatable; a version whose job still runs waits, because it might write once more.
 */
export async function applyRemovals(deps: ContentDeps): Promise<void> {
  for (const removal of await findPendingRemovals(deps.database)) {
    const job = await deps.jobQueue.get(removal.versionId);
    if (job?.state === 'running') continue;
    await deps.vectorIndex.deleteVersion(removal.versionId);
    if (removal.discard) await discardFile(deps, removal);
    // Whatever was to be written for it before has become void.
    for (const operation of ['upsert', 'delete'] as const) {
      await markApplied(deps.database, operation, removal.versionId, deps.clock.now());
    }
  }
}

/** The row goes last: until then it tells which file is left to remove. */
async function discardFile(deps: ContentDeps, { versionId, sha256 }: PendingRemoval): Promise<void> {
  if (sha256 === null) return;
  await removeUnusedBlob(deps, sha256);
  await deps.database.prisma.itemVersion.deleteMany({ where: { id: versionId } });
}
