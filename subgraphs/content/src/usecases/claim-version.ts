import { LunaError } from '@luna/platform/errors/luna-error';
import type { Transaction } from '@luna/platform/ports/database';
import { findTwin, lockHash } from '../data/content-hash.js';
import { dropPlannedRemoval } from '../data/index-operations.js';
import { lockItem, reopenItem } from '../data/items.js';
import { findVersion, type Version } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';

/**
 * The version that a job is about to work on; one that has failed, because its job is retried, is put back into work.
 * After this nobody gives the version up for an earlier end of the job: `failVersion` holds the same lock and looks.
 * NOT_FOUND where there is no document any more. CONFLICT where its file was not kept, because it could not be read,
 * or the same file was taken in meanwhile.
 */
export async function claimVersion(
  { database, blobStore }: Pick<ContentDeps, 'database' | 'blobStore'>,
  id: string,
): Promise<Version> {
  const known = (await findVersion(database, id)) ?? gone();
  return database.transaction(async (tx) => {
    await lockHash(tx, known.sha256);
    const item = (await lockItem(tx, known.itemId)) ?? gone();
    const version = (await findVersion(tx, id)) ?? gone();
    if (version.state !== 'failed') return version;
    await refuseTwin(tx, version.sha256);
    if (!(await blobStore.has(version.sha256))) throw notKept();
    await dropPlannedRemoval(tx, id);
    await tx.prisma.itemVersion.update({ where: { id }, data: { state: 'processing' } });
    const { itemId, sha256, version: number } = version;
    if (!item.currentVersionId) await reopenItem(tx, { id: itemId, sha256, version: number });
    return { ...version, state: 'processing' };
  });
}

async function refuseTwin(tx: Transaction, sha256: string): Promise<void> {
  const twin = await findTwin(tx, sha256);
  if (!twin) return;
  const title = twin.title ?? 'ohne Titel';
  throw new LunaError('CONFLICT', `Dieselbe Datei ist inzwischen als „${title}“ vorhanden.`);
}

function gone(): never {
  const message = 'Das Dokument dazu gibt es nicht mehr. Laden Sie die Datei bei Bedarf erneut hoch.';
  throw new LunaError('NOT_FOUND', message);
}

function notKept(): LunaError {
  return new LunaError(
    'CONFLICT',
    'Die Datei wurde nach dem Fehler nicht behalten. Bitte laden Sie sie erneut hoch, nötigenfalls berichtigt.',
  );
}
