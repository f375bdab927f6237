import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../log/log.js';
import type { Clock } from '../../ports/clock.js';
import type { Job } from '../../ports/job-queue.js';
import type { ChangeStore, Standing } from './change-store.js';
import type { JobSignal, JobSignals } from './job-signals.js';

/** Changes within this time of a look are read together by the next one. */
const GATHER_MS = 100;
/** By how much the clock that wrote `finished_at` may be behind ours. */
const CLOCKS_DIFFER_MS = 15_000;

export interface ChangeDeps {
  store: ChangeStore;
  signals: JobSignals;
  log: Log;
  clock: Clock;
}

/**
 * Finds out how jobs change, from the first subscriber to the last; a burst of changes costs one query. Signals say
 * which jobs to read; at every pulse all unfinished ones are compared with what was told last, which finds what a
 * lost signal would have said.
 */
export class ChangeWatch {
  /** Resolves when it knows where all jobs stand; rejects if the database is out of reach. */
  readonly ready: Promise<void>;
  readonly #deps: ChangeDeps;
  readonly #tell: (job: Job) => void;
  readonly #leave: () => Promise<void>;
  /** Jobs that have not ended, or only lately, as they were told last. */
  readonly #told = new Map<string, Standing>();
  readonly #changed = new Set<string>();
  #comparedAt = new Date(0);
  #compareAll = false;
  #looking = true;
  #stopped = false;

  constructor(deps: ChangeDeps, tell: (job: Job) => void) {
    this.#deps = deps;
    this.#tell = tell;
    this.#leave = deps.signals.subscribe(async (signal) => this.#onSignal(signal));
    this.#comparedAt = deps.clock.now();
    this.ready = this.#begin();
    // Whoever waits for it learns of a failure; perhaps nobody does any more.
    this.ready.catch(() => undefined);
  }

  stop(): void {
    this.#stopped = true;
    this.#leave().catch((error: unknown) => this.#deps.log.warn({ err: error }, 'job watch not closed'));
  }

  /** Where jobs stand at first is no news. */
  async #begin(): Promise<void> {
    for (const standing of await this.#standings()) this.#told.set(standing.jobId, standing);
    this.#looking = false;
    this.#look();
  }

  #onSignal(signal: JobSignal): void {
    if (signal.kind === 'pulse') this.#compareAll = true;
    else this.#changed.add(signal.jobId);
    this.#look();
  }

  /** One look at a time, the next one not before `GATHER_MS`. */
  #look(): void {
    if (this.#looking || this.#stopped || (this.#changed.size === 0 && !this.#compareAll)) return;
    this.#looking = true;
    this.#readChanged()
      // Nothing is lost: what was not told still differs at the next pulse.
      .catch((error: unknown) => this.#deps.log.warn({ err: error }, 'job table out of reach, watching on'))
      .then(() => delay(GATHER_MS, undefined, { ref: false }))
      .finally(() => {
        this.#looking = false;
        this.#look();
      });
  }

  async #readChanged(): Promise<void> {
    const jobIds = [...this.#changed];
    this.#changed.clear();
    if (this.#compareAll) jobIds.push(...(await this.#findUntold()));
    if (jobIds.length === 0) return;
    for (const { job, ...standing } of await this.#deps.store.read(jobIds)) {
      if (this.#told.get(job.jobId)?.standing === standing.standing) continue;
      this.#told.set(job.jobId, standing);
      if (!this.#stopped) this.#tell(job);
    }
  }

  /** Jobs that changed unnoticed; forgets those that ended a while ago. */
  async #findUntold(): Promise<string[]> {
    this.#compareAll = false;
    const standings = await this.#standings();
    const known = new Set(standings.map(({ jobId }) => jobId));
    for (const jobId of this.#told.keys()) if (!known.has(jobId)) this.#told.delete(jobId);
    return standings
      .filter(({ jobId, standing }) => this.#told.get(jobId)?.standing !== standing)
      .map(({ jobId }) => jobId);
  }

  async #standings(): Promise<Standing[]> {
    const now = this.#deps.clock.now();
    const since = new Date(this.#comparedAt.getTime() - CLOCKS_DIFFER_MS);
    const unfinished = [...this.#told.values()].filter(({ ended }) => !ended).map(({ jobId }) => jobId);
    const standings = await this.#deps.store.standings(since, unfinished);
    this.#comparedAt = now;
    return standings;
  }
}
