import { LunaError } from '@luna/platform/errors/luna-error';
import { countChunks, replaceChunks } from '../data/chunks.js';
import { planIndexOperation } from '../data/index-operations.js';
import type { Version } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';
import { ITEM_READY } from '../events.js';
import { claimVersion } from './claim-version.js';
import { indexVersion, type Progress } from './index-version.js';
import { publishVersion } from './publish-version.js';
import { type ReadText, readText } from './read-text.js';
import type { VersionWatch } from './version-watch.js';

export interface VersionResult {
  itemId: string;
  chunks: number;
  sha256: string;
  version: number;
}

/**
 * Makes a version searchable: extracting, chunking, embedding, indexing, verifying, then current. Every stage may be
 * repeated: ids depend on nothing but the content, and a version that is already current is only reported again.
 */
export async function processVersion(
  deps: ContentDeps & { watch: VersionWatch },
  task: { versionId: string; tags: string[] },
  progress: Progress,
): Promise<VersionResult> {
  const version = await claimVersion(deps, task.versionId);
  if (version.state === 'processing') {
    const text = await readText(deps, version, progress);
    await storeText(deps, version, text);
    const subject = { ...version, title: text.title, tags: task.tags.length > 0 ? task.tags : version.tags };
    await indexVersion(deps, subject, text.chunks, progress);
    progress.signal.throwIfAborted();
    await publishVersion(deps, subject);
  }
  await deps.watch.removals.apply();
  await deps.eventBus.publish(ITEM_READY, { itemId: version.itemId });
  const chunks = (await countChunks(deps.database, [version.id])).get(version.id) ?? 0;
  return { itemId: version.itemId, chunks, sha256: version.sha256, version: version.version };
}

async function storeText({ database }: ContentDeps, version: Version, text: ReadText): Promise<void> {
  const { format, pageCount, chunks } = text;
  await database.transaction(async (tx) => {
    const stored = await tx.prisma.itemVersion.updateMany({
      where: { id: version.id, state: 'processing', item: { state: { not: 'deleted' } } },
      data: { format, pageCount },
    });
    if (stored.count === 0) throw new LunaError('NOT_FOUND', 'Das Dokument wurde inzwischen gelöscht.');
    await replaceChunks(tx, version, chunks);
    await planIndexOperation(tx, 'upsert', version);
  });
}
