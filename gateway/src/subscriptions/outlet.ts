import type { Writable } from 'node:stream';

/** One client connection. It is ready until the operating system takes no more bytes for it. */
export class Outlet {
  readonly #waiting = new Set<() => void>();

  constructor(private readonly stream: Writable) {
    stream.on('drain', () => this.#wake());
  }

  get isReady(): boolean {
    return !this.stream.writableNeedDrain;
  }

  /** Calls back once when the connection is ready again; the same function waits only once. */
  whenReady(resume: () => void): void {
    this.#waiting.add(resume);
  }

  forget(resume: () => void): void {
    this.#waiting.delete(resume);
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resume of waiting) resume();
  }
}
