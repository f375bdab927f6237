import type { ErrorCode } from '../errors/luna-error.js';
import type { SqlExecutor } from './database.js';

export type JobKind = 'ingest' | 'reindex' | 'snapshot' | 'nightly' | 'import' | 'doctor';
export type JobState = 'queued' | 'running' | 'retry_wait' | 'done' | 'failed' | 'cancelled';

export interface Job {
  jobId: string;
  kind: JobKind;
  state: JobState;
  /** `extracting`, `chunking`, `embedding`, `indexing`, `verifying`, …; null before the start. */
  stage: string | null;
  /** 0…1, null when unknown. */
  progress: number | null;
  attempts: number;
  itemId: string | null;
  title: string | null;
  payload: Record<string, unknown>;
  result: Record<string, unknown> | null;
  error: { code: ErrorCode; message: string } | null;
  traceId: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

export interface NewJob {
  kind: JobKind;
  payload: Record<string, unknown>;
  itemId?: string;
  title?: string;
}

export interface JobContext {
  job: Job;
  /** Aborted on cancel, lost lease and shutdown. */
  signal: AbortSignal;
  /** Stored and readable at once; cheap enough to call per batch. */
  report(stage: string, progress: number | null): Promise<void>;
}

/** Returns the job's `result`. A LunaError of a permanent code fails the job; anything else is retried. */
export type JobHandler = (context: JobContext) => Promise<Record<string, unknown>>;

export interface JobFilter {
  state?: JobState;
  kind?: JobKind;
  limit: number;
  /** Keyset cursor: only jobs older than this. */
  before?: { createdAt: Date; jobId: string };
}

/**
 * Durable work. A job is held by a lease that its worker renews; a lease that runs out (kill -9) puts the job
 * back. Handlers must be repeatable. Retries back off; a queued job never counts as stalled.
 */
export interface JobQueue {
  /** With `tx` the job exists exactly if that transaction commits. */
  enqueue(job: NewJob, tx?: SqlExecutor): Promise<Job>;
  /** Null if unknown. With `tx` on its connection, for whoever holds locks. */
  get(jobId: string, tx?: SqlExecutor): Promise<Job | null>;
  list(filter: JobFilter): Promise<{ jobs: Job[]; total: number }>;
  counts(): Promise<{ queued: number; running: number; oldestQueuedSec: number | null }>;
  /** CONFLICT if done or failed; NOT_FOUND if unknown; a running job is aborted. */
  cancel(jobId: string): Promise<Job>;
  /**
   * Queues a failed or cancelled job afresh, with all its attempts and nothing left of the last ones. CONFLICT
   * otherwise; NOT_FOUND if unknown.
   */
  retry(jobId: string): Promise<Job>;
  /** Resolves with the job when it is done, failed or cancelled, or as it stands when `signal` aborts. */
  waitFor(jobId: string, signal: AbortSignal): Promise<Job>;
  /**
   * The jobs of all processes as they stand, at every change of state, stage or progress after this resolves, until
   * `signal` aborts. Of changes that follow each other closely only the last is told; the end of a job always is.
   */
  changes(signal: AbortSignal): Promise<AsyncIterable<Job>>;
  /** Starts taking jobs of the kinds given; `stop` aborts running ones and gives their leases back. */
  work(
    handlers: Partial<Record<JobKind, JobHandler>>,
    options: { concurrency: number },
  ): { stop(): Promise<void> };
}
