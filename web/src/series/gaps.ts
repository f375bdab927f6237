import type { Slot } from './slot';

/** A stretch of time of which nothing is known. */
export interface Gap extends Slot {
  isGap: true;
}

export const isGap = (entry: Slot): entry is Gap => 'isGap' in entry;

/** How many slots a value may be late before its absence counts as a gap. */
const LATE_SLOTS = 2.5;

interface GapSearch<S extends Slot> {
  from: number;
  /** Nothing is expected from here on. */
  to: number;
  /** The present, ms since 1970: what would lie after it is not missing yet. */
  now: number;
  hasValue(slot: S): boolean;
}

/** The stretches without a value, oldest first. A slot without a value is as good as no slot. */
export function findGaps<S extends Slot>(slots: readonly S[], search: GapSearch<S>): Gap[] {
  const { from, to, now, hasValue } = search;
  const gaps: Gap[] = [];
  const add = (start: number, end: number) => {
    const last = gaps.at(-1);
    if (last && last.end >= start) last.end = Math.max(last.end, end);
    else if (end > start) gaps.push({ start, end, isGap: true });
  };
  let covered = from;
  for (const slot of slots) {
    if (slot.end <= from || slot.start >= to) continue;
    if (slot.start > covered) add(covered, slot.start);
    if (!hasValue(slot)) add(Math.max(from, slot.start), Math.min(to, slot.end));
    covered = Math.max(covered, slot.end);
  }
  const last = slots.at(-1);
  const tolerated = last ? (last.end - last.start) * LATE_SLOTS : 0;
  const end = Math.min(to, now);
  if (end - covered > tolerated) add(covered, end);
  return gaps;
}

/** Slots with a value and the gaps between them, by time: whatever can be pointed at or listed. */
export function withGaps<S extends Slot>(
  slots: readonly S[],
  gaps: readonly Gap[],
  hasValue: (slot: S) => boolean,
): (S | Gap)[] {
  return [...slots.filter(hasValue), ...gaps].sort((a, b) => a.start - b.start);
}
