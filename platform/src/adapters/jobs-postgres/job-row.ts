import type { ErrorCode } from '../../errors/luna-error.js';
import type { Job, JobKind, JobState } from '../../ports/job-queue.js';

/** A row of the table `jobs`. */
export interface JobRow {
  job_id: string;
  kind: JobKind;
  state: JobState;
  stage: string | null;
  progress: number | null;
  attempts: number;
  payload: Record<string, unknown>;
  result: Record<string, unknown> | null;
  error_code: ErrorCode | null;
  error_message: string | null;
  item_id: string | null;
  title: string | null;
  trace_id: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

export function toJob(row: JobRow): Job {
  return {
    jobId: row.job_id,
    kind: row.kind,
    state: row.state,
    stage: row.stage,
    progress: row.progress,
    attempts: row.attempts,
    itemId: row.item_id,
    title: row.title,
    payload: row.payload,
    result: row.result,
    error: row.error_code ? { code: row.error_code, message: row.error_message ?? '' } : null,
    traceId: row.trace_id,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

export function hasEnded(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}
