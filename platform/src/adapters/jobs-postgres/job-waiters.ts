import type { Log } from '../../log/log.js';
import type { Job } from '../../ports/job-queue.js';
import { hasEnded } from './job-row.js';
import type { JobSignal, JobSignals } from './job-signals.js';
import type { JobStore } from './job-store.js';

/** Waits for the end of jobs; however many wait, a pulse costs one query. */
export class JobWaiters {
  readonly #store: JobStore;
  readonly #signals: JobSignals;
  readonly #log: Log;
  readonly #waiting = new Map<string, Set<() => void>>();
  #leave: (() => Promise<void>) | null = null;

  constructor(store: JobStore, signals: JobSignals, log: Log) {
    this.#store = store;
    this.#signals = signals;
    this.#log = log;
  }

  /** The job once it has ended, or as it stands when `signal` aborts; NOT_FOUND if there is none. */
  async waitFor(jobId: string, signal: AbortSignal): Promise<Job> {
    let ring = (): void => undefined;
    const rung = new Promise<void>((resolve) => {
      ring = resolve;
    });
    // Joining before the first look: an end between the two would be missed otherwise.
    this.#join(jobId, ring);
    signal.addEventListener('abort', ring);
    try {
      const job = await this.#store.get(jobId);
      if (hasEnded(job) || signal.aborted) return job;
      await rung;
      return await this.#store.get(jobId);
    } finally {
      signal.removeEventListener('abort', ring);
      await this.#part(jobId, ring);
    }
  }

  #join(jobId: string, ring: () => void): void {
    const rings = this.#waiting.get(jobId) ?? new Set();
    this.#waiting.set(jobId, rings.add(ring));
    this.#leave ??= this.#signals.subscribe((signal) => this.#onSignal(signal));
  }

  async #part(jobId: string, ring: () => void): Promise<void> {
    const rings = this.#waiting.get(jobId);
    rings?.delete(ring);
    if (rings?.size === 0) this.#waiting.delete(jobId);
    if (this.#waiting.size > 0) return;
    const leave = this.#leave;
    this.#leave = null;
    await leave?.();
  }

  async #onSignal(signal: JobSignal): Promise<void> {
    if (signal.kind === 'ended') return this.#ring(signal.jobId);
    if (signal.kind !== 'pulse') return;
    try {
      const ended = await this.#store.ended([...this.#waiting.keys()]);
      for (const jobId of ended) this.#ring(jobId);
    } catch (error) {
      this.#log.warn({ err: error }, 'job table out of reach, waiting on');
    }
  }

  #ring(jobId: string): void {
    for (const ring of this.#waiting.get(jobId) ?? []) ring();
  }
}
