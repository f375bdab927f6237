import type { Job } from '../../ports/job-queue.js';

/**
 * What one subscriber has yet to read: each job once, as it stands by now, so that a slow reader costs no more
 * memory than there are jobs.
 */
export class JobOutlet implements AsyncIterableIterator<Job> {
  readonly #unread = new Map<string, Job>();
  readonly #onEnd: () => void;
  #wake: () => void = () => undefined;
  #ended = false;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  push(job: Job): void {
    this.#unread.set(job.jobId, job);
    this.#wake();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onEnd();
    this.#wake();
  }

  async next(): Promise<IteratorResult<Job>> {
    while (!this.#ended) {
      const [job] = this.#unread.values();
      if (job) {
        this.#unread.delete(job.jobId);
        return { done: false, value: job };
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Job>> {
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
