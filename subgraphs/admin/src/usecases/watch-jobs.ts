import type { Job, JobKind, JobQueue, JobState } from '@luna/platform/ports/job-queue';

/** Every change of a job that stands where and does what was asked for, until `signal` aborts. */
export async function watchJobs(
  jobQueue: JobQueue,
  { state, kind }: { state: JobState | null; kind: JobKind | null },
  signal: AbortSignal,
): Promise<AsyncIterable<Job>> {
  const changes = await jobQueue.changes(signal);
  return only(changes, (job) => (state ?? job.state) === job.state && (kind ?? job.kind) === job.kind);
}

async function* only(jobs: AsyncIterable<Job>, isWanted: (job: Job) => boolean): AsyncGenerator<Job> {
  for await (const job of jobs) if (isWanted(job)) yield job;
}
