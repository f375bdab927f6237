import { hasPrice, type PriceSlot } from './price-slot';

export type PriceLevel = 'negative' | 1 | 2 | 3 | 4 | 5;

export const LEVEL_LABELS: Record<PriceLevel, string> = {
  negative: 'unter null',
  1: 'sehr günstig',
  2: 'günstig',
  3: 'mittel',
  4: 'teuer',
  5: 'sehr teuer',
};

export interface PriceStats {
  /** Mean over time, €/MWh. */
  mean: number;
  lowest: PriceSlot;
  highest: PriceSlot;
  /** Time with prices below zero, ms. */
  negativeMs: number;
}

/** Null without any price. */
export function priceStats(slots: readonly PriceSlot[]): PriceStats | null {
  const priced = slots.filter(hasPrice);
  const [first] = priced;
  if (!first) return null;
  const stats = { mean: 0, lowest: first, highest: first, negativeMs: 0 };
  let lengthMs = 0;
  for (const slot of priced) {
    const price = slot.price ?? 0;
    const length = slot.end - slot.start;
    stats.mean += price * length;
    lengthMs += length;
    if (price < 0) stats.negativeMs += length;
    if (price < (stats.lowest.price ?? 0)) stats.lowest = slot;
    if (price > (stats.highest.price ?? 0)) stats.highest = slot;
  }
  stats.mean /= lengthMs;
  return stats;
}

/** Up to which share of the mean a price counts as of a level. */
const LEVELS = [
  [0.6, 1],
  [0.9, 2],
  [1.1, 3],
  [1.4, 4],
] as const;

/** How a price stands to the mean of the period shown; below zero is a level of its own. */
export function priceLevel(price: number, mean: number): PriceLevel {
  if (price < 0) return 'negative';
  if (mean <= 0) return 3;
  return LEVELS.find(([share]) => price <= mean * share)?.[1] ?? 5;
}
