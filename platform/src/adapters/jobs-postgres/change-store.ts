import type { SqlExecutor } from '../../ports/database.js';
import type { Job } from '../../ports/job-queue.js';
import { type JobRow, toJob } from './job-row.js';

/** Where a job stands, as far as watchers are told: another value is a change. */
export interface Standing {
  jobId: string;
  ended: boolean;
  standing: string;
}

const STANDING = `
  concat_ws(' ', state, attempts, stage, progress, extract(epoch FROM finished_at)) AS standing,
  finished_at IS NOT NULL AS ended`;

/** What watchers ask of the table `jobs`. */
export class ChangeStore {
  readonly #db: SqlExecutor;

  constructor(db: SqlExecutor) {
    this.#db = db;
  }

  /** Of the jobs that have not ended, those that ended since, and those named. */
  standings(endedSince: Date, jobIds: string[]): Promise<Standing[]> {
    return this.#db.query<Standing>(
      `SELECT job_id AS "jobId", ${STANDING} FROM jobs
       WHERE state IN ('queued', 'running', 'retry_wait') OR finished_at >= $1 OR job_id = ANY($2::uuid[])`,
      [endedSince, jobIds],
    );
  }

  async read(jobIds: string[]): Promise<(Standing & { job: Job })[]> {
    const rows = await this.#db.query<JobRow & Standing>(
      `SELECT *, job_id AS "jobId", ${STANDING} FROM jobs WHERE job_id = ANY($1::uuid[])`,
      [jobIds],
    );
    return rows.map((row) => ({
      jobId: row.jobId,
      ended: row.ended,
      standing: row.standing,
      job: toJob(row),
    }));
  }
}
