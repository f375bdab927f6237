import { LunaError } from '@luna/platform/errors/luna-error';
import type { Transaction } from '@luna/platform/ports/database';
import { findTwin, lockHash } from '../data/content-hash.js';
import { dropPlannedRemoval } from '../data/index-operations.js';
import { lockItem, reopenItem } from '../data/items.js';
import { findVersion, type Version } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';

/**
 * Puts a version back into work whose job failed or was cancelled and is now retried. CONFLICT where that is no longer
 * possible: its file was not kept, because it cannot be read, or the same file was taken in meanwhile.
 */
export async function reopenVersion(
  { database, blobStore }: Pick<ContentDeps, 'database' | 'blobStore'>,
  { id, itemId, sha256 }: Version,
): Promise<void> {
  await database.transaction(async (tx) => {
    await lockHash(tx, sha256);
    const item = await lockItem(tx, itemId);
    const version = await findVersion(tx, id);
    // Deleted or reopened in the meantime; whoever goes on looks again.
    if (!item || version?.state !== 'failed') return;
    await refuseTwin(tx, sha256);
    if (!(await blobStore.has(sha256))) throw notKept();
    await dropPlannedRemoval(tx, id);
    await tx.prisma.itemVersion.update({ where: { id }, data: { state: 'processing' } });
    if (!item.currentVersionId) await reopenItem(tx, { id: itemId, sha256, version: version.version });
  });
}

async function refuseTwin(tx: Transaction, sha256: string): Promise<void> {
  const twin = await findTwin(tx, sha256);
  if (!twin) return;
  const title = twin.title ?? 'ohne Titel';
  throw new LunaError('CONFLICT', `Dieselbe Datei ist inzwischen als „${title}“ vorhanden.`);
}

function notKept(): LunaError {
  return new LunaError(
    'CONFLICT',
    'Die Datei wurde nach dem Fehler nicht behalten. Bitte laden Sie sie erneut hoch, nötigenfalls berichtigt.',
  );
}
