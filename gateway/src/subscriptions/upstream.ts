import { withTrace } from '@luna/platform/log/log';
import type { GraphQLFormattedError } from 'graphql';
import type { Result } from './results.js';
import type { Subscriber } from './subscriber.js';

/** Whole results of one source, as clients may see them. */
export type OpenStream = (signal: AbortSignal) => AsyncIterable<Result>;

export interface UpstreamOptions {
  open: OpenStream;
  traceId: string;
  /** What clients may see of a source that broke. */
  show(error: unknown): GraphQLFormattedError[];
  onClose(): void;
}

/** One subscription at a subgraph. Each event is made whole and written as JSON once, however many listen. */
export class Upstream {
  readonly #subscribers = new Set<Subscriber>();
  readonly #controller = new AbortController();

  constructor(private readonly options: UpstreamOptions) {}

  start(first: Subscriber): void {
    this.add(first);
    withTrace(this.options.traceId, () => void this.#run());
  }

  add(subscriber: Subscriber): void {
    this.#subscribers.add(subscriber);
    subscriber.onLeave = () => this.#remove(subscriber);
  }

  #remove(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
    if (this.#subscribers.size === 0) this.#close();
  }

  #close(): void {
    if (this.#controller.signal.aborted) return;
    this.#controller.abort();
    this.options.onClose();
  }

  async #run(): Promise<void> {
    try {
      for await (const result of this.options.open(this.#controller.signal)) {
        const payload = JSON.stringify(result);
        for (const subscriber of this.#subscribers) {
          const room = subscriber.deliver(payload);
          if (room) await room;
        }
      }
      for (const subscriber of this.#subscribers) subscriber.end();
    } catch (error) {
      const errors = this.options.show(error);
      for (const subscriber of this.#subscribers) subscriber.fail(errors);
    }
    // A source that has ended takes nobody in, also while the last results of it are still being written.
    this.options.onClose();
  }
}
