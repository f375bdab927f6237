import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import { slotStart } from './slots.js';

/** Looks at the clock at least this often, so that a laptop that slept notices soon after it wakes. */
const LONGEST_SLEEP_MS = 15_000;

export interface FeedLoopDeps {
  name: string;
  intervalSec: number;
  clock: Clock;
  log: Log;
  /** Stores what is due now; returns the number of new rows. */
  tick(now: Date, signal: AbortSignal): Promise<number>;
}

/** Calls `tick` once at the start and after the end of every slot, one at a time, until `stop`. */
export class FeedLoop {
  private readonly abort = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private markCaughtUp: () => void = () => undefined;
  /** Resolves after the first tick that went well, i.e. when the back-fill is stored, or when it is stopped. */
  readonly caughtUp = new Promise<void>((resolve) => {
    this.markCaughtUp = resolve;
  });

  constructor(private readonly deps: FeedLoopDeps) {}

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the batch in hand is stored and nothing more will be written. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
    this.markCaughtUp();
  }

  private async run(): Promise<void> {
    let done: number | null = null;
    while (!this.abort.signal.aborted) {
      const now = this.deps.clock.now();
      const slot = slotStart(now, this.deps.intervalSec).getTime();
      if (slot !== done && (await this.tick(now))) done = slot;
      await this.sleep(slot + this.deps.intervalSec * 1000 - this.deps.clock.now().getTime());
    }
  }

  /** A failed tick is tried again: the rows are still due, and nothing else depends on this one. */
  private async tick(now: Date): Promise<boolean> {
    const { name, log } = this.deps;
    try {
      const added = await this.deps.tick(now, this.abort.signal);
      log.debug({ feed: name, added }, 'feed caught up');
      this.markCaughtUp();
      return true;
    } catch (error) {
      log.error({ feed: name, err: error }, 'feed failed, tries again');
      return false;
    }
  }

  private async sleep(untilNextSlotMs: number): Promise<void> {
    const ms = Math.min(LONGEST_SLEEP_MS, Math.max(50, untilNextSlotMs));
    await sleep(ms, undefined, { signal: this.abort.signal }).catch(() => undefined);
  }
}
