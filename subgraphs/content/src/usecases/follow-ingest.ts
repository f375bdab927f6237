import { LunaError } from '@luna/platform/errors/luna-error';
import type { Job } from '@luna/platform/ports/job-queue';
import { validate as isUuid } from 'uuid';
import type { ContentDeps } from '../deps.js';
import type { VersionWatch } from './version-watch.js';

/**
 * An ingest job as it stands, then at each change, at last as it ended; by then its document is settled too. NOT_FOUND
 * for what is no ingest job.
 */
export async function followIngest(
  deps: Pick<ContentDeps, 'jobQueue'> & { watch: VersionWatch },
  id: string,
  signal: AbortSignal,
): Promise<AsyncIterable<Job>> {
  const { jobQueue } = deps;
  const jobId = id.toLowerCase();
  // Watching begins before the first look, so that nothing can happen in between.
  const leaving = new AbortController();
  const changes = await jobQueue.changes(AbortSignal.any([signal, leaving.signal]));
  const job = isUuid(jobId) ? await jobQueue.get(jobId) : null;
  if (job?.kind === 'ingest') return follow(deps, job, changes, leaving);
  leaving.abort();
  throw new LunaError('NOT_FOUND', 'Diese Aufnahme gibt es nicht.');
}

async function* follow(
  { watch }: { watch: VersionWatch },
  first: Job,
  changes: AsyncIterable<Job>,
  leaving: AbortController,
): AsyncGenerator<Job> {
  const settled = async (job: Job): Promise<Job> => {
    // The watch says itself what keeps it from settling a document.
    if (job.finishedAt !== null) await watch.follow(job.jobId).catch(() => undefined);
    return job;
  };
  try {
    yield settled(first);
    if (first.finishedAt !== null) return;
    for await (const job of changes) {
      if (job.jobId !== first.jobId) continue;
      yield settled(job);
      if (job.finishedAt !== null) return;
    }
  } finally {
    leaving.abort();
  }
}
