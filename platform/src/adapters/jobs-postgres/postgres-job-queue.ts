import type { Log } from '../../log/log.js';
import type { Clock } from '../../ports/clock.js';
import type { Database, SqlExecutor } from '../../ports/database.js';
import type { Job, JobFilter, JobHandler, JobKind, JobQueue, NewJob } from '../../ports/job-queue.js';
import { ChangeStore } from './change-store.js';
import { JobChanges } from './job-changes.js';
import { JobSignals } from './job-signals.js';
import { JobStore } from './job-store.js';
import { JobWaiters } from './job-waiters.js';
import { JobWorker } from './job-worker.js';
import { LeaseStore } from './lease-store.js';

export interface JobQueueDeps {
  database: Database;
  clock: Clock;
  log: Log;
  /** 0…1, spreads retries. */
  random?: () => number;
}

export interface JobQueueOptions {
  /** How long a job stays with a worker that gives no sign of life. Renewed at a third of it. */
  leaseMs?: number;
  /** Distance of the looks at the table that make up for lost notifications. */
  pulseMs?: number;
  maxAttempts?: number;
  stopGraceMs?: number;
}

/**
 * The job queue on the table `jobs`. Any number of processes may share it; their clocks should agree to within
 * a fraction of `leaseMs`. Needs no closing beyond `stop` of its workers.
 */
export class PostgresJobQueue implements JobQueue {
  readonly #deps: JobQueueDeps;
  readonly #options: Required<JobQueueOptions>;
  readonly #store: JobStore;
  readonly #signals: JobSignals;
  readonly #waiters: JobWaiters;
  readonly #changes: JobChanges;

  constructor(deps: JobQueueDeps, options: JobQueueOptions = {}) {
    this.#deps = deps;
    this.#options = { leaseMs: 15_000, pulseMs: 1_000, maxAttempts: 5, stopGraceMs: 5_000, ...options };
    this.#store = new JobStore(deps.database, deps.clock);
    this.#signals = new JobSignals(deps.database, deps.log, this.#options.pulseMs);
    this.#waiters = new JobWaiters(this.#store, this.#signals, deps.log);
    const store = new ChangeStore(deps.database);
    this.#changes = new JobChanges({ store, signals: this.#signals, log: deps.log, clock: deps.clock });
  }

  enqueue(job: NewJob, tx?: SqlExecutor): Promise<Job> {
    return this.#store.insert(job, tx);
  }

  get(jobId: string, tx?: SqlExecutor): Promise<Job | null> {
    return this.#store.find(jobId, tx);
  }

  list(filter: JobFilter): Promise<{ jobs: Job[]; total: number }> {
    return this.#store.list(filter);
  }

  counts(): Promise<{ queued: number; running: number; oldestQueuedSec: number | null }> {
    return this.#store.counts();
  }

  cancel(jobId: string): Promise<Job> {
    return this.#store.cancel(jobId);
  }

  retry(jobId: string): Promise<Job> {
    return this.#store.retry(jobId);
  }

  changes(signal: AbortSignal): Promise<AsyncIterable<Job>> {
    return this.#changes.subscribe(signal);
  }

  waitFor(jobId: string, signal: AbortSignal): Promise<Job> {
    return this.#waiters.waitFor(jobId, signal);
  }

  work(
    handlers: Partial<Record<JobKind, JobHandler>>,
    options: { concurrency: number },
  ): { stop(): Promise<void> } {
    const { database, clock, log, random = Math.random } = this.#deps;
    const { leaseMs, maxAttempts, stopGraceMs } = this.#options;
    const rules = { leases: new LeaseStore(database), log, now: () => clock.now(), random, maxAttempts };
    const worker = new JobWorker(handlers, rules, { ...options, leaseMs, stopGraceMs });
    const leave = this.#signals.subscribe((signal) => worker.onSignal(signal));
    // Jobs may have been waiting since before anybody listened.
    void worker.onSignal({ kind: 'pulse' });
    let stopped: Promise<void> | null = null;
    return {
      stop: () => {
        stopped ??= worker.stop().finally(leave);
        return stopped;
      },
    };
  }

  /** What otherwise happens every `pulseMs`, now: renews leases, puts back expired ones, takes due jobs. */
  pulse(): Promise<void> {
    return this.#signals.pulse();
  }
}
