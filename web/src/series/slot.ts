/** A stretch of time that a value stands for: `[start, end)` in ms since 1970. */
export interface Slot {
  start: number;
  end: number;
}

/** Both by time, each slot once; where both have it, the newer account of it counts. */
export function mergeSlots<S extends Slot>(known: readonly S[], newer: readonly S[]): S[] {
  const [first] = newer;
  const last = known.at(-1);
  if (!first) return [...known];
  const isAscending = newer.every(
    (slot, index) => index === 0 || slot.start > (newer[index - 1]?.start ?? 0),
  );
  if (isAscending && (!last || first.start > last.start)) return [...known, ...newer];
  const byStart = new Map(known.map((slot) => [slot.start, slot]));
  for (const slot of newer) byStart.set(slot.start, slot);
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

/** The slots that reach into `[from, to)`. */
export function slotsWithin<S extends Slot>(slots: readonly S[], from: number, to: number): S[] {
  return slots.filter((slot) => slot.end > from && slot.start < to);
}

/** The slot that holds `at`, by bisection. */
export function slotAt<S extends Slot>(slots: readonly S[], at: number): S | null {
  const slot = slots[lastStartingBy(slots, at)];
  return slot && at < slot.end ? slot : null;
}

/** Index of the last slot that starts at or before `at`, -1 for none. */
export function lastStartingBy(slots: readonly Slot[], at: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
