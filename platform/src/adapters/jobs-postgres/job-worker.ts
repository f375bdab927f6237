import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { JobHandler, JobKind } from '../../ports/job-queue.js';
import { JobRun, type RunRules } from './job-run.js';
import type { JobSignal } from './job-signals.js';

export interface WorkerOptions {
  concurrency: number;
  leaseMs: number;
  /** How long a handler may take to react to `stop` before its job is given back over its head. */
  stopGraceMs: number;
}

const GIVE_UP = 'Die Verarbeitung wurde mehrmals unterbrochen. Bitte starten Sie sie erneut.';

/** Takes jobs of its kinds, at most `concurrency` at a time, and renews their leases at every pulse. */
export class JobWorker {
  readonly #id = `${hostname()}:${process.pid}:${randomUUID()}`;
  readonly #handlers: Partial<Record<JobKind, JobHandler>>;
  readonly #kinds: JobKind[];
  readonly #rules: RunRules;
  readonly #options: WorkerOptions;
  readonly #runs = new Map<JobRun, Promise<void>>();
  #takes = 0;
  #taking: Promise<void> | null = null;
  #takeAgain = false;
  #stopping = false;

  constructor(handlers: Partial<Record<JobKind, JobHandler>>, rules: RunRules, options: WorkerOptions) {
    this.#handlers = handlers;
    this.#kinds = (Object.keys(handlers) as JobKind[]).filter((kind) => handlers[kind]);
    this.#rules = rules;
    this.#options = options;
  }

  /** Never rejects: whatever fails here is done again at the next pulse. */
  async onSignal(signal: JobSignal): Promise<void> {
    if (signal.kind === 'cancel') return this.#interrupt(signal.jobId);
    if (signal.kind === 'ended' || signal.kind === 'changed') return;
    if (signal.kind === 'pulse') await this.#attempt(() => this.#upkeep());
    await this.#take();
  }

  /** Aborts what runs, waits for it to settle and gives the rest back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#taking;
    for (const run of this.#runs.keys()) run.interrupt('stopping');
    const settled = Promise.all(this.#runs.values());
    await Promise.race([settled, delay(this.#options.stopGraceMs, undefined, { ref: false })]);
    await Promise.all([...this.#runs.keys()].map((run) => run.giveBack()));
  }

  /** One taking at a time; a wish that arrives meanwhile is served right after. */
  async #take(): Promise<void> {
    this.#takeAgain = true;
    this.#taking ??= this.#attempt(() => this.#takeWhileAsked());
    await this.#taking;
  }

  async #takeWhileAsked(): Promise<void> {
    try {
      while (this.#takeAgain && !this.#stopping) {
        this.#takeAgain = false;
        await this.#fill();
      }
    } finally {
      // In the same step as the last look at the wish, so that none is lost in between.
      this.#taking = null;
    }
  }

  async #fill(): Promise<void> {
    const limit = this.#options.concurrency - this.#runs.size;
    if (limit <= 0) return;
    const now = this.#rules.now();
    const until = this.#leaseEnd();
    const worker = `${this.#id}:${++this.#takes}`;
    const ask = { worker, kinds: this.#kinds, limit, now, until };
    for (const job of await this.#rules.leases.take(ask)) {
      const handler = this.#handlers[job.kind] as JobHandler;
      const lease = { worker, jobId: job.jobId, attempt: job.attempts };
      const run = new JobRun(job, lease, until, this.#rules);
      const over = run.execute(handler).finally(() => {
        this.#runs.delete(run);
        void this.#take();
      });
      this.#runs.set(run, over);
    }
  }

  async #upkeep(): Promise<void> {
    await this.#renew();
    const { leases, maxAttempts, log, now } = this.#rules;
    for (const { jobId, state } of await leases.reclaim(now(), maxAttempts, GIVE_UP)) {
      log.warn({ jobId, state }, 'job lease ran out');
    }
  }

  async #renew(): Promise<void> {
    const until = this.#leaseEnd();
    const due = [...this.#runs.keys()].filter(
      (run) => until.getTime() - run.leaseUntil.getTime() >= this.#options.leaseMs / 3,
    );
    if (due.length === 0) return;
    const leases = due.map((run) => run.lease);
    const held = await this.#rules.leases.renew(leases, until).catch((error: unknown) => {
      for (const run of due) if (run.leaseUntil <= this.#rules.now()) run.interrupt('lease-lost');
      throw error;
    });
    for (const run of due) {
      const still = held.find(({ jobId }) => jobId === run.lease.jobId);
      if (!still) run.interrupt('lease-lost');
      else if (still.cancel) run.interrupt('cancelled');
      if (still) run.leaseUntil = until;
    }
  }

  #interrupt(jobId: string): void {
    for (const run of this.#runs.keys()) if (run.lease.jobId === jobId) run.interrupt('cancelled');
  }

  #leaseEnd(): Date {
    return new Date(this.#rules.now().getTime() + this.#options.leaseMs);
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#rules.log.warn({ err: error }, 'job table out of reach, trying again');
    }
  }
}
