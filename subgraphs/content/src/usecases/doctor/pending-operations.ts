import { findOverdueOperations } from '../../data/corpus-check.js';
import { markApplied } from '../../data/index-operations.js';
import { beforeGrace, type CheckRun, type Finding } from './finding.js';

/** Changes of the index that a transaction planned and nobody carried out. */
export async function* checkPendingOperations(run: CheckRun): AsyncGenerator<Finding> {
  const { deps, progress } = run;
  await progress.report('operations', null);
  for (const { versionId, operation } of await findOverdueOperations(deps.database, beforeGrace(run))) {
    // Its worker might write once more; it removes what is to go when it ends.
    if ((await deps.jobQueue.get(versionId))?.state === 'running') continue;
    const mend =
      operation === 'delete'
        ? () => deps.watch.removals.apply()
        : () => markApplied(deps.database, operation, versionId, deps.clock.now());
    yield { check: 'pending_operations', ids: [versionId], mend };
  }
}
