import type { Slot } from '../../series/slot';
import { hasReading, type ReadingSlot } from './reading-slot';

export interface ReadingTotals {
  boughtKwh: number;
  soldKwh: number;
  /** The slot with the most power drawn; null without any. */
  peak: { kw: number; slot: ReadingSlot } | null;
  /** Slots whose value an operator has put in. */
  substitutes: number;
  /** Time without values, ms; no sum counts it. */
  missingMs: number;
}

export function readingTotals(slots: readonly ReadingSlot[], gaps: readonly Slot[]): ReadingTotals {
  const totals: ReadingTotals = {
    boughtKwh: 0,
    soldKwh: 0,
    peak: null,
    substitutes: 0,
    missingMs: gaps.reduce((sum, gap) => sum + gap.end - gap.start, 0),
  };
  for (const slot of slots) {
    if (!hasReading(slot)) continue;
    totals.boughtKwh += slot.bought?.kwh ?? 0;
    totals.soldKwh += slot.sold?.kwh ?? 0;
    if (slot.quality === 'SUBSTITUTE') totals.substitutes++;
    const kw = slot.bought?.range?.[1] ?? slot.bought?.kw ?? 0;
    if (kw > (totals.peak?.kw ?? 0)) totals.peak = { kw, slot };
  }
  return totals;
}
