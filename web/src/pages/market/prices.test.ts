import { describe, expect, it } from 'vitest';
import type { PriceSlot } from './price-slot';
import { priceLevel, priceStats } from './price-stats';

const HOUR_MS = 3_600_000;
const slot = (hour: number, price: number | null, hours = 1): PriceSlot => ({
  start: hour * HOUR_MS,
  end: (hour + hours) * HOUR_MS,
  price,
  range: null,
  volume: null,
  count: null,
  expected: null,
});

describe('priceStats', () => {
  it('weighs prices by time and finds the extremes, the first of equals', () => {
    const slots = [slot(0, 100), slot(1, -20, 2), slot(3, null), slot(4, 100)];
    const stats = priceStats(slots);

    expect(stats?.mean).toBe((100 - 40 + 100) / 4);
    expect(stats?.lowest).toBe(slots[1]);
    expect(stats?.highest).toBe(slots[0]);
    expect(stats?.negativeMs).toBe(2 * HOUR_MS);
  });

  it('does not take a missing price for zero', () => {
    expect(priceStats([slot(0, 80), slot(1, null)])?.mean).toBe(80);
    expect(priceStats([slot(0, null)])).toBeNull();
  });
});

describe('priceLevel', () => {
  it('goes by the mean of the period', () => {
    expect([-1, 0, 60, 61, 90, 91, 110, 111, 140, 141].map((price) => priceLevel(price, 100))).toEqual([
      'negative',
      1,
      1,
      2,
      2,
      3,
      3,
      4,
      4,
      5,
    ]);
  });

  it('has no scale where the mean is not above zero', () => {
    expect(priceLevel(10, -5)).toBe(3);
  });
});
