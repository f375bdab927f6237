import { LunaError } from '../../errors/luna-error.js';
import { type Log, withTrace } from '../../log/log.js';
import type { Job, JobHandler } from '../../ports/job-queue.js';
import type { Lease, LeaseStore, Outcome } from './lease-store.js';
import { backoffMs, isPermanent } from './retry-policy.js';

/** Why a handler was told to stop. */
export type Interruption = 'cancelled' | 'lease-lost' | 'stopping';

const INTERNAL =
  'Die Verarbeitung ist an einem internen Fehler gescheitert. Bitte versuchen Sie es später erneut.';

export interface RunRules {
  leases: LeaseStore;
  log: Log;
  now(): Date;
  random(): number;
  maxAttempts: number;
}

/** One attempt at one job, from the lease to its outcome. */
export class JobRun {
  readonly lease: Lease;
  /** Until when nobody else may take the job. */
  leaseUntil: Date;
  readonly #job: Job;
  readonly #rules: RunRules;
  readonly #control = new AbortController();
  #interruption: Interruption | null = null;

  constructor(job: Job, lease: Lease, leaseUntil: Date, rules: RunRules) {
    this.#job = job;
    this.lease = lease;
    this.leaseUntil = leaseUntil;
    this.#rules = rules;
  }

  interrupt(why: Interruption): void {
    if (this.#interruption) return;
    this.#interruption = why;
    this.#control.abort(new Error(`The job was interrupted: ${why}.`));
  }

  /** Never rejects. An outcome that could not be stored is repaired by the lease, which then runs out. */
  async execute(handler: JobHandler): Promise<void> {
    const work = async (): Promise<void> => {
      const outcome = await this.#outcomeOf(handler);
      if (outcome) await this.#settle(outcome);
    };
    await (this.#job.traceId ? withTrace(this.#job.traceId, work) : work());
  }

  /** Gives the job back unfinished. */
  async giveBack(): Promise<void> {
    await this.#settle({ state: 'queued' });
  }

  /** What became of the job, null if that is no longer for this worker to say. */
  async #outcomeOf(handler: JobHandler): Promise<Outcome | null> {
    const report = (stage: string, progress: number | null) => this.#report(stage, progress);
    try {
      const result = await handler({ job: this.#job, signal: this.#control.signal, report });
      return { state: 'done', result };
    } catch (error) {
      if (this.#interruption === 'lease-lost') return null;
      if (this.#interruption === 'cancelled') return { state: 'cancelled' };
      if (this.#interruption === 'stopping') return { state: 'queued' };
      return this.#failure(error);
    }
  }

  #failure(thrown: unknown): Outcome {
    const { log, now, random, maxAttempts } = this.#rules;
    const { jobId, attempt } = this.lease;
    const error =
      thrown instanceof LunaError ? thrown : new LunaError('INTERNAL', INTERNAL, { cause: thrown });
    const final = isPermanent(error.code) || attempt >= maxAttempts;
    const about = { jobId, kind: this.#job.kind, attempt, final, code: error.code };
    // A file nobody can read is the sender's news, not a fault of ours.
    if (isPermanent(error.code)) log.info(about, 'job refused its input');
    else log[final ? 'error' : 'warn']({ ...about, err: thrown }, 'job failed');
    if (final) return { state: 'failed', error };
    return { state: 'retry_wait', error, runAfter: new Date(now().getTime() + backoffMs(attempt, random)) };
  }

  async #report(stage: string, progress: number | null): Promise<void> {
    this.#control.signal.throwIfAborted();
    if (!(await this.#rules.leases.report(this.lease, stage, progress))) this.interrupt('lease-lost');
    this.#control.signal.throwIfAborted();
  }

  async #settle(outcome: Outcome): Promise<void> {
    try {
      await this.#rules.leases.settle(this.lease, outcome, this.#rules.now());
    } catch (error) {
      const { jobId } = this.lease;
      this.#rules.log.error({ err: error, jobId, state: outcome.state }, 'job outcome not stored');
    }
  }
}
