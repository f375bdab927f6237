const SEC = 1_000;
export const QUARTER_SEC = 900;

export interface Slot {
  start: Date;
  /** Exclusive. */
  end: Date;
}

/** The slots of an answer, oldest first, made one by one since there may be many. */
export interface SlotGrid {
  count: number;
  /** The slot of this number, from 0. */
  at(index: number): Slot;
}

/** Slots of equal length that cover `[from, end)`; the first one starts at a multiple of `alignSec` since the epoch. */
export function fixedGrid(from: Date, end: Date, sec: number, alignSec = sec): SlotGrid {
  const align = alignSec * SEC;
  const first = Math.floor(from.getTime() / align) * align;
  const length = sec * SEC;
  return {
    count: Math.max(0, Math.ceil((end.getTime() - first) / length)),
    at: (index) => ({ start: new Date(first + index * length), end: new Date(first + (index + 1) * length) }),
  };
}

/** Slots between neighbouring bounds, e.g. local midnights. */
export function boundedGrid(bounds: readonly Date[]): SlotGrid {
  return {
    count: Math.max(0, bounds.length - 1),
    at: (index) => ({ start: bounds[index] as Date, end: bounds[index + 1] as Date }),
  };
}

/** The smallest number of quarter-hours, in seconds, that covers `[from, end)` with at most `maxPoints` slots. */
export function bucketSec(from: Date, end: Date, maxPoints: number): number {
  const quarter = QUARTER_SEC * SEC;
  const first = Math.floor(from.getTime() / quarter) * quarter;
  return Math.max(1, Math.ceil((end.getTime() - first) / maxPoints / quarter)) * QUARTER_SEC;
}

/** Length in seconds of the part of a slot that lies in `[from, to)`; `to` null = open end. */
export function secondsWithin(slot: Slot, from: Date, to: Date | null): number {
  const end = Math.min(slot.end.getTime(), to?.getTime() ?? Number.POSITIVE_INFINITY);
  return Math.max(0, end - Math.max(slot.start.getTime(), from.getTime())) / SEC;
}
