import type { EventBus } from '@luna/platform/ports/event-bus';

/** What happened since the last look. */
export interface Grown {
  /** How far series are stored now, in ms. */
  upTo: Map<string, number>;
  /** Series that the subscriber may see from now on. */
  joined: Set<string>;
}

const nothing = (): Grown => ({ upTo: new Map(), joined: new Set() });

/**
 * Notes how far series have grown until somebody asks. A reader that never asks costs one instant per series, and an
 * event that got lost is made good by the next one of its series.
 */
export class Growth {
  private grown = nothing();
  private wake: () => void = () => undefined;
  private readonly ends: (() => void)[] = [];
  private closed = false;

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', this.close, { once: true });
    if (signal.aborted) this.close();
  }

  /** Follows a topic until the end; `hear` gets the ids of each event. */
  follow(bus: EventBus, topic: string, hear: (ids: Record<string, string>) => void): void {
    if (!this.closed) this.ends.push(bus.subscribe(topic, hear));
  }

  /** The series has a row at `ts` (ISO) now. */
  note(key: string, ts = ''): void {
    const at = Date.parse(ts);
    if (this.closed || !(at > (this.grown.upTo.get(key) ?? Number.NEGATIVE_INFINITY))) return;
    this.grown.upTo.set(key, at);
    this.wake();
  }

  join(key: string): void {
    if (this.closed) return;
    this.grown.joined.add(key);
    this.wake();
  }

  /** Waits until something happened; null after the end. */
  async next(): Promise<Grown | null> {
    if (this.grown.upTo.size + this.grown.joined.size === 0 && !this.closed) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.closed) return null;
    const { grown } = this;
    this.grown = nothing();
    return grown;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  readonly close = (): void => {
    this.closed = true;
    this.signal.removeEventListener('abort', this.close);
    for (const end of this.ends.splice(0)) end();
    this.grown = nothing();
    this.wake();
  };
}
