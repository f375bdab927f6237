import type { Job } from '../../ports/job-queue.js';
import { type ChangeDeps, ChangeWatch } from './change-watch.js';
import { JobOutlet } from './job-outlet.js';

/** Tells all subscribers of this process how jobs change. Holds nothing while there are none. */
export class JobChanges {
  readonly #deps: ChangeDeps;
  readonly #outlets = new Set<JobOutlet>();
  #watch: ChangeWatch | null = null;

  constructor(deps: ChangeDeps) {
    this.#deps = deps;
  }

  /** Resolves when no later change can be missed. */
  async subscribe(signal: AbortSignal): Promise<AsyncIterable<Job>> {
    const end = (): void => outlet.end();
    const outlet = new JobOutlet(() => {
      signal.removeEventListener('abort', end);
      this.#part(outlet);
    });
    this.#outlets.add(outlet);
    this.#watch ??= new ChangeWatch(this.#deps, (job) => {
      for (const each of this.#outlets) each.push(job);
    });
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    try {
      await this.#watch?.ready;
    } catch (error) {
      end();
      throw error;
    }
    return outlet;
  }

  #part(outlet: JobOutlet): void {
    this.#outlets.delete(outlet);
    if (this.#outlets.size > 0) return;
    this.#watch?.stop();
    this.#watch = null;
  }
}
