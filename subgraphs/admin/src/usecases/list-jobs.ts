import { fieldError } from '@luna/platform/errors/luna-error';
import type { Job, JobFilter, JobKind, JobQueue, JobState } from '@luna/platform/ports/job-queue';
import { decodeCursor, encodeCursor } from './job-cursor.js';

const MOST_JOBS = 200;

export interface JobPage {
  jobs: { job: Job; cursor: string }[];
  hasNextPage: boolean;
  total: number;
}

export interface JobsRequest {
  /** 1 … 200. */
  first: number;
  /** Cursor of the last job of the page before. */
  after: string | null;
  state: JobState | null;
  kind: JobKind | null;
}

/** Jobs, newest first; stable while jobs are added. VALIDATION for a bad page size or a foreign cursor. */
export async function listJobs(jobQueue: JobQueue, request: JobsRequest): Promise<JobPage> {
  const { first, after, state, kind } = request;
  if (first < 1 || first > MOST_JOBS) {
    throw fieldError('limit', 'OUT_OF_RANGE', `muss zwischen 1 und ${MOST_JOBS} liegen.`);
  }
  const filter: JobFilter = {
    limit: first + 1,
    ...(state === null ? {} : { state }),
    ...(kind === null ? {} : { kind }),
    ...(after === null ? {} : { before: decodeCursor(after) }),
  };
  const { jobs, total } = await jobQueue.list(filter);
  const page = jobs.slice(0, first).map((job) => ({ job, cursor: encodeCursor(job) }));
  return { jobs: page, hasNextPage: jobs.length > first, total };
}
