import { LunaError } from '@luna/platform/errors/luna-error';
import type { Transaction } from '@luna/platform/ports/database';
import { markApplied, planIndexOperation } from '../data/index-operations.js';
import { lockItem } from '../data/items.js';
import { findVersion } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';
import type { IndexSubject } from './index-version.js';

/**
 * Makes a verified version the current one in one transaction; the former keeps its text for old citations and
 * leaves the index. A version that was overtaken by a newer one while in work is superseded at once.
 */
export async function publishVersion(
  { database, clock }: Pick<ContentDeps, 'database' | 'clock'>,
  subject: IndexSubject,
): Promise<void> {
  const now = clock.now();
  await database.transaction(async (tx) => {
    const item = await lockItem(tx, subject.itemId);
    if (!item) throw new LunaError('NOT_FOUND', 'Das Dokument wurde inzwischen gelöscht.');
    // A worker that was presumed dead may come too late: others have given the version up.
    if ((await findVersion(tx, subject.id))?.state === 'failed') throw givenUp();
    await markApplied(tx, 'upsert', subject.id, now);
    const former = item.currentVersionId ? await findVersion(tx, item.currentVersionId) : null;
    if (former && former.version > subject.version) return supersede(tx, subject);
    if (former && former.id !== subject.id) await supersede(tx, former);
    await tx.prisma.itemVersion.update({ where: { id: subject.id }, data: { state: 'ready' } });
    await tx.prisma.item.update({
      where: { id: subject.itemId },
      data: {
        state: 'ready',
        currentVersionId: subject.id,
        version: subject.version,
        sha256: subject.sha256,
        title: subject.title,
        tags: subject.tags,
        errorCode: null,
        errorMessage: null,
        updatedAt: now,
      },
    });
  });
}

async function supersede(tx: Transaction, version: { id: string; itemId: string }): Promise<void> {
  await tx.prisma.itemVersion.update({ where: { id: version.id }, data: { state: 'superseded' } });
  await planIndexOperation(tx, 'delete', version);
}

function givenUp(): LunaError {
  return new LunaError('CONFLICT', 'Die Aufnahme dieses Dokuments wurde schon aufgegeben.');
}
