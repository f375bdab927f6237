/** A source of events that a test publishes to, and that knows who listens. */
export class Channel<Event> {
  readonly #listeners = new Set<Listener<Event>>();

  get listeners(): number {
    return this.#listeners.size;
  }

  publish(event: Event): void {
    for (const listener of this.#listeners) listener.push(event);
  }

  /** Ends every source normally. */
  end(): void {
    for (const listener of this.#listeners) listener.end();
  }

  /** `earlier` comes first. */
  listen(earlier: Event[] = []): AsyncIterableIterator<Event> {
    const listener: Listener<Event> = new Listener(earlier, () => this.#listeners.delete(listener));
    this.#listeners.add(listener);
    return listener;
  }
}

class Listener<Event> implements AsyncIterableIterator<Event> {
  #wake: (() => void) | undefined;
  #isEnded = false;

  constructor(
    private readonly waiting: Event[],
    private readonly onReturn: () => void,
  ) {}

  push(event: Event): void {
    this.waiting.push(event);
    this.#wake?.();
  }

  end(): void {
    this.#isEnded = true;
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<Event>> {
    while (this.waiting.length === 0 && !this.#isEnded) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const event = this.waiting.shift();
    return event === undefined ? { done: true, value: undefined } : { done: false, value: event };
  }

  async return(): Promise<IteratorResult<Event>> {
    this.onReturn();
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}
