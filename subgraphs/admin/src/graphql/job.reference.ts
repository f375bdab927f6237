import type { JobQueue } from '@luna/platform/ports/job-queue';
import { loaderOf, type SubgraphContext } from '@luna/platform/subgraph/context';
import DataLoader from 'dataloader';
import { isJobId } from '../usecases/job-cursor.js';
import { type Job, toJob } from './job.type.js';

/** A job by id; null for an unknown one and for everybody but the admin. Asked for once per request. */
export async function loadJob(jobQueue: JobQueue, id: string, context: SubgraphContext): Promise<Job | null> {
  if (context.identity.role !== 'admin' || !isJobId(id)) return null;
  const loader = loaderOf(
    context,
    'jobs',
    () => new DataLoader((ids: readonly string[]) => Promise.all(ids.map((one) => jobQueue.get(one)))),
  );
  const job = await loader.load(id.toLowerCase());
  return job === null ? null : toJob(job);
}
