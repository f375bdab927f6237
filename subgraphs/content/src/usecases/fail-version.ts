import type { ErrorCode } from '@luna/platform/errors/luna-error';
import { planIndexOperation } from '../data/index-operations.js';
import { lockItem } from '../data/items.js';
import { findVersion } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';
import { removeUnusedBlob } from './remove-unused-blob.js';

/** Faults of our own, and cancelling: the file is kept, because a retry may succeed. */
const REPEATABLE: readonly ErrorCode[] = ['INTERNAL', 'UNAVAILABLE', 'TIMEOUT', 'CONFLICT'];

/**
 * Marks a version as failed, and its item too if it has no other text. The hash is given free, so that the same file
 * may be sent again. Does nothing for a version that is not in work any more, or whose job was retried meanwhile.
 */
export async function failVersion(
  deps: ContentDeps,
  versionId: string,
  error: { code: ErrorCode; message: string },
): Promise<void> {
  const failed = await deps.database.transaction(async (tx) => {
    const version = await findVersion(tx, versionId);
    const item = version && (await lockItem(tx, version.itemId));
    if (!item || version.state !== 'processing') return null;
    const job = await deps.jobQueue.get(versionId, tx);
    if (job && job.finishedAt === null) return null;
    const changed = await tx.prisma.itemVersion.updateMany({
      where: { id: versionId, state: 'processing' },
      data: { state: 'failed' },
    });
    if (changed.count === 0) return null;
    await tx.prisma.itemChunk.deleteMany({ where: { versionId } });
    await planIndexOperation(tx, 'delete', version);
    if (item.currentVersionId === null) {
      await tx.prisma.item.updateMany({
        where: { id: version.itemId, sha256: version.sha256 },
        data: {
          state: 'failed',
          sha256: null,
          errorCode: error.code,
          errorMessage: error.message,
          updatedAt: deps.clock.now(),
        },
      });
    }
    return version;
  });
  if (failed && !REPEATABLE.includes(error.code)) await removeUnusedBlob(deps, failed.sha256);
}
