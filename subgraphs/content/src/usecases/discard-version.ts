import { lockItem } from '../data/items.js';
import { findVersion } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';
import { removeUnusedBlob } from './remove-unused-blob.js';

/** Forgets a failed version whose sender was told at once, and its item if that was all it had. */
export async function discardVersion(deps: ContentDeps, versionId: string): Promise<void> {
  const discarded = await deps.database.transaction(async (tx) => {
    const version = await findVersion(tx, versionId);
    if (version?.state !== 'failed' || !(await lockItem(tx, version.itemId))) return null;
    await tx.prisma.itemVersion.delete({ where: { id: versionId } });
    await tx.prisma.item.deleteMany({ where: { id: version.itemId, versions: { none: {} } } });
    return version;
  });
  if (discarded) await removeUnusedBlob(deps, discarded.sha256);
}
