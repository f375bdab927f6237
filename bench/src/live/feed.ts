export interface Reading {
  /** The clock both processes share (monotonic, in microseconds), so that a client can tell how old an event is. */
  sentAtUs: number;
  kw: number;
  meter: { id: string };
}

const METERS = 100;

/** Readings of a hundred meters at a rate, to everybody who listens. */
export class Feed {
  readonly #listeners = new Set<(reading: Reading) => void>();
  #count = 0;

  get listeners(): number {
    return this.#listeners.size;
  }

  listen(): AsyncIterableIterator<Reading> {
    const waiting: Reading[] = [];
    let wake: () => void = () => undefined;
    let isOver = false;
    const listener = (reading: Reading) => {
      waiting.push(reading);
      wake();
    };
    this.#listeners.add(listener);
    const done = { done: true as const, value: undefined };
    return {
      next: async () => {
        while (waiting.length === 0 && !isOver) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const value = waiting.shift();
        return value ? { done: false, value } : done;
      },
      return: async () => {
        this.#listeners.delete(listener);
        isOver = true;
        wake();
        return done;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** Publishes evenly; gives the number of readings. */
  async run(perSec: number, seconds: number): Promise<number> {
    const startedAt = performance.now();
    const total = perSec * seconds;
    for (let sent = 0; sent < total; ) {
      const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * perSec) + 1);
      for (; sent < due; sent += 1) this.#publish();
      await new Promise((resolve) => setTimeout(resolve, Math.max(1, 500 / perSec)));
    }
    return total;
  }

  #publish(): void {
    const id = `meter-${this.#count % METERS}`;
    const reading = { sentAtUs: nowUs(), kw: this.#count, meter: { id } };
    this.#count += 1;
    for (const listener of this.#listeners) listener(reading);
  }
}

export const nowUs = (): number => Number(process.hrtime.bigint() / 1000n);
