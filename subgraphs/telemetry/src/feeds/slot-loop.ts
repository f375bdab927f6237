import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import { slotStart } from './slots.js';

/** Looks at the clock at least this often, so that a laptop that slept notices soon after it wakes. */
const LONGEST_SLEEP_MS = 15_000;

export interface SlotLoopDeps {
  name: string;
  intervalSec: number;
  clock: Clock;
  log: Log;
  /** Does what is due now and returns how much that was; ends early, with nothing half done, on the signal. */
  tick(now: Date, signal: AbortSignal): Promise<number>;
}

/** Calls `tick` once at the start and after the end of every slot, one at a time, until `stop`. */
export class SlotLoop {
  private stopped = false;
  /** Ends the tick or sleep in hand. */
  private turn = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private markCaughtUp: () => void = () => undefined;
  /** Resolves after the first tick that went well, i.e. when the back-fill is stored, or when it is stopped. */
  readonly caughtUp = new Promise<void>((resolve) => {
    this.markCaughtUp = resolve;
  });

  constructor(private readonly deps: SlotLoopDeps) {}

  get name(): string {
    return this.deps.name;
  }

  start(): void {
    this.running = this.run();
  }

  /** Ticks again at once, since what is due has changed; a tick in hand ends early. */
  wake(): void {
    this.turn.abort();
  }

  /** Resolves when the batch in hand is stored and nothing more will be written. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.turn.abort();
    await this.running;
    this.markCaughtUp();
  }

  private async run(): Promise<void> {
    let done: number | null = null;
    while (!this.stopped) {
      this.turn = new AbortController();
      const { signal } = this.turn;
      const now = this.deps.clock.now();
      const slot = slotStart(now, this.deps.intervalSec).getTime();
      if (slot !== done && (await this.tick(now, signal))) done = slot;
      await this.sleep(slot + this.deps.intervalSec * 1000 - this.deps.clock.now().getTime(), signal);
      if (signal.aborted) done = null;
    }
  }

  /** A failed tick is tried again: the rows are still due, and nothing else depends on this one. */
  private async tick(now: Date, signal: AbortSignal): Promise<boolean> {
    const { name, log } = this.deps;
    try {
      const done = await this.deps.tick(now, signal);
      log.debug({ loop: name, done }, 'nothing more is due');
      this.markCaughtUp();
      return true;
    } catch (error) {
      log.error({ loop: name, err: error }, 'a loop failed, tries again');
      return false;
    }
  }

  private async sleep(untilNextSlotMs: number, signal: AbortSignal): Promise<void> {
    const ms = Math.min(LONGEST_SLEEP_MS, Math.max(50, untilNextSlotMs));
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  }
}
