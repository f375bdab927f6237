import { LunaError } from '@luna/platform/errors/luna-error';
import type { Job } from '@luna/platform/ports/job-queue';
import { findVersionsLongInWork } from '../../data/corpus-check.js';
import { findVersion, type Version } from '../../data/versions.js';
import { failVersion } from '../fail-version.js';
import { processVersion } from '../process-version.js';
import { beforeGrace, type CheckRun, type Finding } from './finding.js';

const ENDED: readonly Job['state'][] = ['done', 'failed', 'cancelled'];

/** Versions in work whose job is gone or came to an end without settling them. */
export async function* checkStuckDocuments(run: CheckRun): AsyncGenerator<Finding> {
  const { deps, progress } = run;
  await progress.report('versions', null);
  const before = beforeGrace(run);
  for (const versionId of await findVersionsLongInWork(deps.database, before)) {
    const job = await deps.jobQueue.get(versionId);
    if (job && !(ENDED.includes(job.state) && (job.finishedAt ?? before) <= before)) continue;
    const version = await findVersion(deps.database, versionId);
    if (version?.state !== 'processing') continue;
    yield { check: 'stuck_documents', ids: [version.itemId], mend: () => settle(run, version, job) };
  }
}

/** A job that failed has said what became of its document; a lost one is done again, here and now. */
async function settle({ deps, quiet }: CheckRun, version: Version, job: Job | null): Promise<void> {
  if (job && job.state !== 'done') {
    await deps.watch.follow(version.id);
    return;
  }
  try {
    await processVersion(deps, { versionId: version.id, tags: version.tags }, quiet);
  } catch (error) {
    if (!(error instanceof LunaError) || error.code === 'UNAVAILABLE') throw error;
    await failVersion(deps, version.id, error);
  }
}
