import { setTimeout as delay } from 'node:timers/promises';
import { CommandError } from '../command-error.js';
import type { LunaApi } from './luna-api.js';
import { withRetries } from './with-retries.js';

const LOOK_EVERY_MS = 400;

/** A job of the REST contract, as far as a command looks at it. */
export interface JobView {
  job_id: string;
  state: 'queued' | 'running' | 'retry_wait' | 'done' | 'failed' | 'cancelled';
  stage: string | null;
  progress: number | null;
  error: { code: string; message: string } | null;
  result: Record<string, unknown> | null;
}

/** The job once it has ended; `onLook` sees it on the way. */
export async function waitForJob(
  api: LunaApi,
  jobId: string,
  signal: AbortSignal,
  onLook: (job: JobView) => void = () => undefined,
): Promise<JobView> {
  for (;;) {
    const answer = await withRetries(() => api.rest(`admin/jobs/${jobId}`, { signal }), { signal });
    if (answer.status >= 400) throw new CommandError(answer.message);
    const job = answer.data as JobView;
    onLook(job);
    if (['done', 'failed', 'cancelled'].includes(job.state)) return job;
    await delay(LOOK_EVERY_MS, undefined, { signal });
  }
}
