import { findVersionsInUse } from '../../data/corpus-check.js';
import type { CheckRun, Finding } from './finding.js';

/** Versions with points in the live generation although they are neither current nor in work. */
export async function* checkOrphanVersions({ deps, checked, progress }: CheckRun): AsyncGenerator<Finding> {
  const { database, vectorIndex, jobQueue } = deps;
  await progress.report('orphans', null);
  const generation = await vectorIndex.live();
  if (!generation) return;
  const indexed = await vectorIndex.listVersions(generation.id);
  checked.points += indexed.reduce((sum, { points }) => sum + points, 0);
  const ids = indexed.map((version) => version.versionId);
  const inUse = await findVersionsInUse(database, ids);
  for (const versionId of ids.filter((id) => !inUse.has(id))) {
    // A worker that was told to stop may still be writing; what it leaves is planned for removal.
    if ((await jobQueue.get(versionId))?.state === 'running') continue;
    if ((await vectorIndex.countVersion(generation.id, versionId)) === 0) continue;
    const mend = async () => {
      if ((await findVersionsInUse(database, [versionId])).size === 0)
        await vectorIndex.deleteVersion(versionId);
    };
    yield { check: 'orphan_versions', ids: [versionId], mend };
  }
}
