import type { LunaError } from '../../errors/luna-error.js';
import type { SqlExecutor } from '../../ports/database.js';
import type { Job, JobKind } from '../../ports/job-queue.js';
import { type JobRow, toJob } from './job-row.js';
import { JOB_CHANNEL } from './job-signals.js';

/** Proof that a worker holds a job. */
export interface Lease {
  /**
   * Names one taking, not the worker alone: one that lost a lease and took the same job again, perhaps retried and
   * counting from 1 again, cannot write in the name of its first attempt.
   */
  worker: string;
  jobId: string;
  attempt: number;
}

export type Outcome =
  | { state: 'done'; result: Record<string, unknown> }
  | { state: 'failed'; error: LunaError }
  | { state: 'retry_wait'; error: LunaError; runAfter: Date }
  | { state: 'cancelled' }
  /** Given back unfinished at shutdown: the attempt does not count. */
  | { state: 'queued' };

const HELD = `job_id = $1 AND worker = $2 AND state = 'running'`;

const TAKE = `
  WITH due AS (
    SELECT job_id FROM jobs
    WHERE state IN ('queued', 'retry_wait') AND run_after <= $1 AND kind = ANY($2)
    ORDER BY run_after, created_at, job_id
    LIMIT $3
    FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE jobs SET state = 'running', attempts = attempts + 1, worker = $4, lease_until = $5,
      stage = NULL, progress = NULL, error_code = NULL, error_message = NULL, started_at = coalesce(started_at, $1)
    FROM due WHERE jobs.job_id = due.job_id
    RETURNING jobs.*
  )
  SELECT taken.*, pg_notify('${JOB_CHANNEL}', 'changed ' || job_id)::text FROM taken`;

const RENEW = `
  UPDATE jobs SET lease_until = $1
  FROM unnest($2::uuid[], $3::text[]) AS held (job_id, worker)
  WHERE jobs.job_id = held.job_id AND jobs.worker = held.worker AND state = 'running'
  RETURNING jobs.job_id AS "jobId", cancel_requested AS cancel`;

const REPORT = `
  WITH reported AS (UPDATE jobs SET stage = $3, progress = $4 WHERE ${HELD} RETURNING job_id)
  SELECT pg_notify('${JOB_CHANNEL}', 'changed ' || job_id)::text FROM reported`;

const SETTLE = `
  WITH held AS (
    SELECT job_id, CASE WHEN cancel_requested AND $3 IN ('retry_wait', 'queued') THEN 'cancelled' ELSE $3 END AS next
    FROM jobs WHERE ${HELD}
    FOR UPDATE
  ), settled AS (
    UPDATE jobs SET
      state = next, result = $4::jsonb, error_code = $5, error_message = $6, run_after = coalesce($7, run_after),
      progress = CASE WHEN next = 'done' THEN 1 ELSE progress END,
      attempts = CASE WHEN next = 'queued' THEN attempts - 1 ELSE attempts END,
      finished_at = CASE WHEN next IN ('done', 'failed', 'cancelled') THEN $8::timestamptz END,
      worker = NULL, lease_until = NULL
    FROM held WHERE jobs.job_id = held.job_id
    RETURNING jobs.job_id, finished_at
  )
  SELECT pg_notify('${JOB_CHANNEL}', CASE WHEN finished_at IS NULL THEN 'queued ' ELSE 'ended ' END || job_id)::text
  FROM settled`;

const RECLAIM = `
  WITH expired AS (
    SELECT job_id, CASE WHEN cancel_requested THEN 'cancelled' WHEN attempts >= $2 THEN 'failed' ELSE 'queued' END AS next
    FROM jobs WHERE state = 'running' AND lease_until < $1
    FOR UPDATE SKIP LOCKED
  ), reclaimed AS (
    UPDATE jobs SET state = next, run_after = $1, worker = NULL, lease_until = NULL,
      finished_at = CASE WHEN next = 'queued' THEN NULL ELSE $1 END,
      error_code = CASE WHEN next = 'failed' THEN 'INTERNAL' END,
      error_message = CASE WHEN next = 'failed' THEN $3 END
    FROM expired WHERE jobs.job_id = expired.job_id
    RETURNING jobs.job_id, next
  )
  SELECT job_id, next,
    pg_notify('${JOB_CHANNEL}', CASE WHEN next = 'queued' THEN 'queued ' ELSE 'ended ' END || job_id)::text
  FROM reclaimed`;

/** Taking, holding and giving back jobs. All times come from the caller's clock. */
export class LeaseStore {
  readonly #db: SqlExecutor;

  constructor(db: SqlExecutor) {
    this.#db = db;
  }

  async take(ask: {
    worker: string;
    kinds: JobKind[];
    limit: number;
    now: Date;
    until: Date;
  }): Promise<Job[]> {
    const params = [ask.now, ask.kinds, ask.limit, ask.worker, ask.until];
    return (await this.#db.query<JobRow>(TAKE, params)).map(toJob);
  }

  /** The leases still held, with the wish to cancel; one that is missing was lost. */
  async renew(leases: Lease[], until: Date): Promise<{ jobId: string; cancel: boolean }[]> {
    return this.#db.query<{ jobId: string; cancel: boolean }>(RENEW, [
      until,
      leases.map((lease) => lease.jobId),
      leases.map((lease) => lease.worker),
    ]);
  }

  /** False if the lease was lost. */
  async report(lease: Lease, stage: string, progress: number | null): Promise<boolean> {
    const rows = await this.#db.query(REPORT, [lease.jobId, lease.worker, stage, progress]);
    return rows.length > 0;
  }

  /** Does nothing if the lease was lost: the job belongs to somebody else by then. */
  async settle(lease: Lease, outcome: Outcome, now: Date): Promise<void> {
    const error = 'error' in outcome ? outcome.error : null;
    await this.#db.query(SETTLE, [
      lease.jobId,
      lease.worker,
      outcome.state,
      outcome.state === 'done' ? JSON.stringify(outcome.result) : null,
      error?.code ?? null,
      error?.message ?? null,
      outcome.state === 'retry_wait' ? outcome.runAfter : null,
      now,
    ]);
  }

  /** Puts jobs back whose lease ran out; those that used up their attempts fail with `giveUp` as message. */
  async reclaim(now: Date, maxAttempts: number, giveUp: string): Promise<{ jobId: string; state: string }[]> {
    const rows = await this.#db.query<{ job_id: string; next: string }>(RECLAIM, [now, maxAttempts, giveUp]);
    return rows.map((row) => ({ jobId: row.job_id, state: row.next }));
  }
}
