import { LunaError } from '@luna/platform/errors/luna-error';
import type { Transaction } from '@luna/platform/ports/database';
import { validate as isUuid } from 'uuid';
import { planIndexOperation } from '../data/index-operations.js';
import { lockItem } from '../data/items.js';
import { findVersionsInWork } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';
import type { VersionWatch } from './version-watch.js';

/**
 * Removes text, vectors and file of all versions, at once and for good, and cancels a running ingest. The row stays
 * as a tombstone, because events and labels point to it. Resolves with the number of chunks removed; NOT_FOUND for
 * an unknown, malformed or already deleted id.
 */
export async function deleteItem(
  deps: ContentDeps & { watch: VersionWatch },
  id: string,
): Promise<{ itemId: string; chunks: number }> {
  const itemId = id.toLowerCase();
  if (!isUuid(itemId)) throw notFound();
  const { chunks, inWork } = await deps.database.transaction(async (tx) => {
    if (!(await lockItem(tx, itemId))) throw notFound();
    return bury(tx, itemId, deps.clock.now());
  });
  for (const versionId of inWork) await cancel(deps, versionId);
  await deps.watch.removals.apply();
  return { itemId, chunks };
}

/** Leaves the id, the kind and the dates; the versions' rows follow when their files are gone. */
async function bury(tx: Transaction, itemId: string, now: Date) {
  const inWork = await findVersionsInWork(tx, itemId);
  const versions = await tx.prisma.itemVersion.findMany({
    where: { itemId },
    select: { id: true, itemId: true },
  });
  const { count: chunks } = await tx.prisma.itemChunk.deleteMany({ where: { itemId } });
  for (const version of versions) await planIndexOperation(tx, 'delete', version);
  await tx.prisma.item.update({
    where: { id: itemId },
    data: {
      state: 'deleted',
      title: null,
      url: null,
      sha256: null,
      tags: [],
      currentVersionId: null,
      errorCode: null,
      errorMessage: null,
      updatedAt: now,
    },
  });
  return { chunks, inWork };
}

/** The watch removes what a job may still write before it notices. */
async function cancel(
  { jobQueue, watch }: ContentDeps & { watch: VersionWatch },
  versionId: string,
): Promise<void> {
  watch.follow(versionId).catch(() => undefined);
  await jobQueue.cancel(versionId).catch((error) => {
    // It ended in the meantime, which is as good.
    if (!(error instanceof LunaError && ['CONFLICT', 'NOT_FOUND'].includes(error.code))) throw error;
  });
}

function notFound(): LunaError {
  return new LunaError('NOT_FOUND', 'Dieses Dokument gibt es nicht (mehr).');
}
