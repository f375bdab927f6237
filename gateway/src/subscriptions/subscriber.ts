import type { GraphQLFormattedError } from 'graphql';
import type { Outlet } from './outlet.js';
import type { Overflow } from './stream-kinds.js';

/** Where the results of one subscription go. */
export interface Sink {
  outlet: Outlet;
  /** Writes one result, already JSON; the same text goes to everybody who shares it. */
  write(payload: string): void;
  /** The client reads too slowly for a stream of which nothing may be lost. */
  overflow(): void;
}

export interface BufferLimits {
  /** Results that may wait for one subscription. */
  messagesMax: number;
  /** UTF-16 units that may wait for one subscription. */
  lengthMax: number;
}

export const BUFFER_LIMITS: BufferLimits = { messagesMax: 256, lengthMax: 1_000_000 };

/** One client's subscription: a bounded buffer in front of its connection. */
export class Subscriber {
  /** Settles when nothing more will be written: with the errors that ended it, or null. */
  readonly ended: Promise<readonly GraphQLFormattedError[] | null>;
  /** Takes the subscriber out of its source; set by the source. */
  onLeave: () => void = () => undefined;
  #settle: (errors: readonly GraphQLFormattedError[] | null) => void = () => undefined;
  #waiting: string[] = [];
  #waitingLength = 0;
  #state: 'open' | 'ending' | 'ended' = 'open';
  #roomMade: (() => void) | undefined;
  readonly #resume = () => this.#flush();

  constructor(
    private readonly sink: Sink,
    private readonly overflow: Overflow,
    private readonly limits: BufferLimits,
  ) {
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Returns a promise where the source has to wait until there is room again. */
  deliver(payload: string): Promise<void> | undefined {
    if (this.#state !== 'open') return undefined;
    if (this.#waiting.length === 0 && this.sink.outlet.isReady) {
      this.sink.write(payload);
      return undefined;
    }
    this.#waiting.push(payload);
    this.#waitingLength += payload.length;
    this.sink.outlet.whenReady(this.#resume);
    return this.#isFull() ? this.#relieve() : undefined;
  }

  /** The source has ended; what waits is still written. */
  end(): void {
    if (this.#state !== 'open') return;
    this.#state = 'ending';
    if (this.#waiting.length === 0) this.#finish(null);
  }

  /** The source failed. What waits is given up, since the client has to begin again anyway. */
  fail(errors: readonly GraphQLFormattedError[]): void {
    this.#finish(errors);
  }

  /** The client wants no more, or is gone. */
  leave(): void {
    this.#finish(null);
  }

  #isFull(): boolean {
    return (
      this.#waiting.length > this.limits.messagesMax ||
      (this.#waitingLength > this.limits.lengthMax && this.#waiting.length > 1)
    );
  }

  #relieve(): Promise<void> | undefined {
    if (this.overflow === 'wait') {
      return new Promise((resolve) => {
        this.#roomMade = resolve;
      });
    }
    if (this.overflow === 'drop-oldest') {
      while (this.#isFull()) this.#take();
      return undefined;
    }
    this.leave();
    this.sink.overflow();
    return undefined;
  }

  #take(): string {
    const payload = this.#waiting.shift() ?? '';
    this.#waitingLength -= payload.length;
    return payload;
  }

  #flush(): void {
    while (this.#waiting.length > 0 && this.sink.outlet.isReady) this.sink.write(this.#take());
    if (!this.#isFull()) this.#makeRoom();
    if (this.#waiting.length > 0) this.sink.outlet.whenReady(this.#resume);
    else if (this.#state === 'ending') this.#finish(null);
  }

  #makeRoom(): void {
    this.#roomMade?.();
    this.#roomMade = undefined;
  }

  #finish(errors: readonly GraphQLFormattedError[] | null): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#waiting = [];
    this.sink.outlet.forget(this.#resume);
    this.#makeRoom();
    this.onLeave();
    this.#settle(errors);
  }
}
