import type { Resolution } from '../gql/graphql';
import { alignedTo } from './ranges';
import { mergeSlots, type Slot } from './slot';

export interface SeriesSlot extends Slot {
  /** How many values the slot sums up; null for a single value. */
  count: number | null;
}

/** Where a series comes from; everything may reject with a RequestFault. */
export interface SeriesSource<S extends SeriesSlot> {
  /** The newest single value. */
  loadLatest(): Promise<S | null>;
  /** The slots from `from` to the present. */
  load(from: number, resolution: Resolution): Promise<S[]>;
  /** Single values as they are stored, after the one that starts at `since()`; until the result is called. */
  follow(
    since: () => number | null,
    onSlot: (slot: S) => void,
    onFault: (fault: unknown) => void,
  ): () => void;
}

export interface SeriesView {
  from(now: number): number;
  resolution: Resolution;
}

export interface SeriesState<S> {
  slots: readonly S[];
  /** Of these slots, which may still be those of the view before. */
  resolution: Resolution;
  latest: S | null;
  phase: 'loading' | 'ready' | 'failed';
  fault: unknown;
}

/** Slots that sum up several values are asked for again when new values fall into them, but not all the time. */
const SUMS_EVERY_MS = 3_000;

/** One series on the screen: its history in the window shown, and what is added to it while it is shown. */
export class LiveSeries<S extends SeriesSlot> {
  private current: SeriesState<S> = {
    slots: [],
    resolution: 'RAW',
    latest: null,
    phase: 'loading',
    fault: null,
  };
  private readonly listeners = new Set<() => void>();
  private stopFollowing: () => void = () => undefined;
  private isStopped = false;
  /** Counts loads, so that the answer of an older one is ignored. */
  private loads = 0;
  /** Live values since the load under way began, whose answer may not hold them yet; null while there is none. */
  private sinceLoad: S[] | null = null;
  private unpainted: S[] = [];
  private newest: S | null = null;
  private sumsTimer: ReturnType<typeof setTimeout> | undefined;
  private isFollowing = false;

  constructor(
    private readonly source: SeriesSource<S>,
    private view: SeriesView,
    /** Calls back before the next picture is painted. */
    private readonly beforePaint: (paint: () => void) => void,
  ) {}

  readonly state = (): SeriesState<S> => this.current;

  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The newest value comes first: whatever is added after it arrives live, and the history holds the rest. */
  async start(): Promise<void> {
    this.set({ phase: 'loading', fault: null });
    try {
      this.newest = await this.source.loadLatest();
      if (this.isStopped) return;
      this.set({ latest: this.newest });
    } catch (fault) {
      this.fail(fault);
      return;
    }
    this.stopFollowing();
    this.stopFollowing = this.source.follow(
      () => this.newest?.start ?? null,
      (slot) => this.add(slot),
      (fault) => this.fail(fault),
    );
    this.isFollowing = true;
    await this.load('loading');
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.sumsTimer);
    this.stopFollowing();
  }

  show(view: SeriesView): void {
    this.view = view;
    if (this.isFollowing) void this.load('loading');
  }

  /** Reads the window again: after a fault, and after an interruption, in which late values may have come. */
  reload(): void {
    if (this.current.phase === 'failed') void this.start();
    else if (this.isFollowing) void this.load(this.current.phase);
  }

  private async load(phase: 'loading' | 'ready'): Promise<void> {
    const load = ++this.loads;
    clearTimeout(this.sumsTimer);
    this.sumsTimer = undefined;
    const added: S[] = [];
    this.sinceLoad = added;
    this.set({ phase, fault: null });
    try {
      const { resolution } = this.view;
      const slotMs = this.newest ? this.newest.end - this.newest.start : 1;
      const from = alignedTo(this.view.from(Date.now()), resolution, slotMs);
      const slots = await this.source.load(from, resolution);
      if (load !== this.loads || this.isStopped) return;
      this.sinceLoad = null;
      const isSummed = this.isSummed(slots);
      this.set({ phase: 'ready', resolution, slots: isSummed ? slots : mergeSlots(slots, added) });
      if (isSummed && added.length > 0) this.sumUpSoon();
    } catch (fault) {
      if (load === this.loads) this.fail(fault);
    }
  }

  private add(slot: S): void {
    if (!this.newest || slot.start >= this.newest.start) this.newest = slot;
    this.sinceLoad?.push(slot);
    this.unpainted.push(slot);
    if (this.unpainted.length === 1) this.beforePaint(() => this.paint());
  }

  private paint(): void {
    const added = this.unpainted;
    this.unpainted = [];
    if (this.isStopped) return;
    const { slots, phase } = this.current;
    const latest = this.newest;
    if (phase !== 'ready') this.set({ latest });
    else if (this.isSummed(slots)) {
      this.set({ latest });
      this.sumUpSoon();
    } else {
      const from = this.view.from(Date.now());
      this.set({ latest, slots: mergeSlots(slots, added).filter((slot) => slot.end > from) });
    }
  }

  private sumUpSoon(): void {
    this.sumsTimer ??= setTimeout(() => void this.sumUp(), SUMS_EVERY_MS);
  }

  /** Asks for the last slot again and for those after it. */
  private async sumUp(): Promise<void> {
    this.sumsTimer = undefined;
    const last = this.current.slots.at(-1);
    // All values were asked for and were too many: how long their slots are is the server's choice.
    if (!last || this.view.resolution === 'RAW') return this.load('ready');
    const load = this.loads;
    try {
      const newer = await this.source.load(last.start, this.view.resolution);
      if (load !== this.loads || this.isStopped) return;
      this.set({ slots: mergeSlots(this.current.slots, newer) });
    } catch {
      // The next value tries again, and after a lost connection everything is read again.
    }
  }

  private isSummed(slots: readonly S[]): boolean {
    const [first] = slots;
    return first ? first.count !== null : this.view.resolution !== 'RAW';
  }

  private fail(fault: unknown): void {
    if (!this.isStopped) this.set({ phase: 'failed', fault });
  }

  private set(change: Partial<SeriesState<S>>): void {
    this.current = { ...this.current, ...change };
    for (const listener of [...this.listeners]) listener();
  }
}
