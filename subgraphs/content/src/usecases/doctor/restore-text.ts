import { LunaError } from '@luna/platform/errors/luna-error';
import type { SqlExecutor } from '@luna/platform/ports/database';
import { findChunkPage, replaceChunks, type StoredChunk } from '../../data/chunks.js';
import { measureTexts } from '../../data/corpus-check.js';
import { lockItem } from '../../data/items.js';
import type { Version } from '../../data/versions.js';
import type { ContentDeps } from '../../deps.js';
import type { Progress } from '../index-version.js';
import { readText } from '../read-text.js';

const ALL = 1_000_000;

/** All passages of a version, in reading order. */
export function readChunks(db: SqlExecutor, versionId: string): Promise<StoredChunk[]> {
  return findChunkPage(db, { versionId, after: -1, limit: ALL });
}

/** Whether a version has as many passages as their positions, and the job that cut it, tell of. */
export async function hasWholeText(
  { database, jobQueue }: Pick<ContentDeps, 'database' | 'jobQueue'>,
  versionId: string,
): Promise<boolean> {
  const { chunks, positions } = (await measureTexts(database, [versionId])).get(versionId) ?? NONE;
  const cut = (await jobQueue.get(versionId))?.result?.chunks;
  return chunks > 0 && chunks === positions && chunks >= (typeof cut === 'number' ? cut : 0);
}

const NONE = { chunks: 0, positions: 0 };

/** Cuts the text of a version from its file once more: the same passages under the same ids. */
export async function restoreText(deps: ContentDeps, version: Version, progress: Progress): Promise<void> {
  const { chunks } = await readText(deps, version, progress);
  await deps.database.transaction(async (tx) => {
    if (!(await lockItem(tx, version.itemId)))
      throw new LunaError('NOT_FOUND', 'Das Dokument wurde inzwischen gelöscht.');
    await replaceChunks(tx, version, chunks);
  });
}
