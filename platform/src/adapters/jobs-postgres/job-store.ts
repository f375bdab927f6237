import { randomUUID } from 'node:crypto';
import { validate as isUuid } from 'uuid';
import { LunaError } from '../../errors/luna-error.js';
import { currentTraceId } from '../../log/log.js';
import type { Clock } from '../../ports/clock.js';
import type { SqlExecutor } from '../../ports/database.js';
import type { Job, JobFilter, NewJob } from '../../ports/job-queue.js';
import { type JobRow, toJob } from './job-row.js';
import { JOB_CHANNEL } from './job-signals.js';

const INSERT = `
  WITH added AS (
    INSERT INTO jobs (job_id, kind, payload, item_id, title, trace_id, run_after, created_at)
    VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7, $7)
    RETURNING *
  )
  SELECT added.*, pg_notify('${JOB_CHANNEL}', 'queued ' || job_id)::text FROM added`;

const LIST = `
  SELECT * FROM jobs
  WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR kind = $2)
    AND ($3::timestamptz IS NULL OR (created_at, job_id) < ($3, $4::uuid))
  ORDER BY created_at DESC, job_id DESC
  LIMIT $5`;

const TOTAL = `
  SELECT count(*) AS total FROM jobs
  WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR kind = $2)`;

const COUNTS = `
  SELECT count(*) FILTER (WHERE state <> 'running') AS queued,
         count(*) FILTER (WHERE state = 'running') AS running,
         extract(epoch FROM $1 - min(run_after) FILTER (WHERE state <> 'running' AND run_after <= $1))::float8 AS oldest
  FROM jobs WHERE state IN ('queued', 'retry_wait', 'running')`;

const CANCEL = `
  WITH changed AS (
    UPDATE jobs SET cancel_requested = true,
      state = CASE WHEN state = 'running' THEN state ELSE 'cancelled' END,
      finished_at = CASE WHEN state = 'running' THEN NULL ELSE $2::timestamptz END
    WHERE job_id = $1 AND state IN ('queued', 'retry_wait', 'running')
    RETURNING *
  )
  SELECT changed.*,
    pg_notify('${JOB_CHANNEL}', CASE state WHEN 'running' THEN 'cancel ' ELSE 'ended ' END || job_id)::text
  FROM changed`;

const RETRY = `
  WITH changed AS (
    UPDATE jobs SET state = 'queued', attempts = 0, run_after = $2, cancel_requested = false, stage = NULL,
      progress = NULL, error_code = NULL, error_message = NULL, started_at = NULL, finished_at = NULL
    WHERE job_id = $1 AND state IN ('failed', 'cancelled')
    RETURNING *
  )
  SELECT changed.*, pg_notify('${JOB_CHANNEL}', 'queued ' || job_id)::text FROM changed`;

/** What anybody may ask of the table `jobs`; what only the holder of a lease may is in LeaseStore. */
export class JobStore {
  readonly #db: SqlExecutor;
  readonly #clock: Clock;

  constructor(db: SqlExecutor, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** The notification leaves with the commit of `tx`, so a woken worker always finds the job. */
  async insert(job: NewJob, tx: SqlExecutor = this.#db): Promise<Job> {
    const rows = await tx.query<JobRow>(INSERT, [
      randomUUID(),
      job.kind,
      JSON.stringify(job.payload),
      job.itemId ?? null,
      job.title ?? null,
      currentTraceId() ?? null,
      this.#clock.now(),
    ]);
    return rows.map(toJob)[0] as Job;
  }

  async find(jobId: string, db: SqlExecutor = this.#db): Promise<Job | null> {
    if (!isUuid(jobId)) return null;
    const rows = await db.query<JobRow>('SELECT * FROM jobs WHERE job_id = $1', [jobId]);
    return rows.map(toJob)[0] ?? null;
  }

  async get(jobId: string): Promise<Job> {
    const job = await this.find(jobId);
    if (!job) throw new LunaError('NOT_FOUND', 'Diesen Vorgang gibt es nicht.');
    return job;
  }

  async list(filter: JobFilter): Promise<{ jobs: Job[]; total: number }> {
    const scope = [filter.state ?? null, filter.kind ?? null];
    const page = [filter.before?.createdAt ?? null, filter.before?.jobId ?? null, filter.limit];
    const [rows, totals] = await Promise.all([
      this.#db.query<JobRow>(LIST, [...scope, ...page]),
      this.#db.query<{ total: number }>(TOTAL, scope),
    ]);
    return { jobs: rows.map(toJob), total: Number(totals[0]?.total ?? 0) };
  }

  async counts(): Promise<{ queued: number; running: number; oldestQueuedSec: number | null }> {
    const [row] = await this.#db.query<{ queued: number; running: number; oldest: number | null }>(COUNTS, [
      this.#clock.now(),
    ]);
    return {
      queued: Number(row?.queued ?? 0),
      running: Number(row?.running ?? 0),
      oldestQueuedSec: row?.oldest ?? null,
    };
  }

  /** Of the jobs given, the ids of those that came to an end. */
  async ended(jobIds: string[]): Promise<string[]> {
    const rows = await this.#db.query<{ job_id: string }>(
      `SELECT job_id FROM jobs WHERE job_id = ANY($1::uuid[]) AND state IN ('done', 'failed', 'cancelled')`,
      [jobIds],
    );
    return rows.map((row) => row.job_id);
  }

  /** Waiting jobs end here; a running one is asked to stop and ends when its handler has. */
  async cancel(jobId: string): Promise<Job> {
    const rows = isUuid(jobId) ? await this.#db.query<JobRow>(CANCEL, [jobId, this.#clock.now()]) : [];
    if (rows[0]) return toJob(rows[0]);
    const job = await this.get(jobId);
    if (job.state === 'cancelled') return job;
    throw new LunaError('CONFLICT', 'Der Vorgang ist schon beendet und lässt sich nicht mehr abbrechen.');
  }

  /** Two at a time: the second meets a queued job and is a CONFLICT. */
  async retry(jobId: string): Promise<Job> {
    const rows = isUuid(jobId) ? await this.#db.query<JobRow>(RETRY, [jobId, this.#clock.now()]) : [];
    if (rows[0]) return toJob(rows[0]);
    const { state } = await this.get(jobId);
    const done = 'Der Vorgang ist fertig; zu wiederholen gibt es nichts.';
    const waiting = 'Der Vorgang läuft oder wartet noch. Wiederholen lässt er sich, wenn er gescheitert ist.';
    throw new LunaError('CONFLICT', state === 'done' ? done : waiting);
  }
}
