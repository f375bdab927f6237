import { fieldError } from '@luna/platform/errors/luna-error';
import type { SqlExecutor } from '@luna/platform/ports/database';
import { countLocalDays, localDays } from '../data/local-days.js';
import type { Measure } from '../data/measure.js';
import type { Period } from '../policies/period.js';
import { type FixedGrid, fixedGrid, fixedSlots, thinGrid } from '../policies/slot-grid.js';
import type { TimeRange } from './time-range.js';

export type Resolution = 'raw' | '15m' | '1h' | '1d';

/** How fine an answer is to be. */
export interface Detail {
  /** null = raw, or as `maxPoints` asks. */
  resolution: Resolution | null;
  /** Most rows per series, 2 … 5,000; excludes `resolution`. */
  maxPoints: number | null;
}

/** VALIDATION for a number of points out of range or beside a resolution. */
export function checkDetail({ resolution, maxPoints }: Detail): void {
  if (maxPoints === null) return;
  if (resolution !== null) {
    throw fieldError('max_points', 'NOT_ALLOWED', 'geht nicht zusammen mit „resolution“.');
  }
  if (maxPoints < 2 || maxPoints > 5_000) {
    throw fieldError('max_points', 'OUT_OF_RANGE', 'muss zwischen 2 und 5000 liegen.');
  }
}

/** Nothing has to be counted to know that the answer is raw. */
export function isRaw({ resolution, maxPoints }: Detail): boolean {
  return maxPoints === null && (resolution === null || resolution === 'raw');
}

/** The slots of an answer, oldest first. */
export interface SlotGrid {
  count: number;
  /** Length of the slots in seconds where `maxPoints` chose it, else null. */
  bucketSec: number | null;
  /** Slots `first` to `last`, counted from 0. */
  slots(first: number, last: number): Promise<Period[]>;
}

/** The slots of an answer; null for rows as they are, which is also what fits. An open end reaches to the last row. */
export async function chooseGrid(
  sql: SqlExecutor,
  { resolution, maxPoints }: Detail,
  { from, to }: TimeRange,
  { mostRows, stored }: Measure,
): Promise<SlotGrid | null> {
  const end = to ?? stored?.to ?? from;
  if (maxPoints !== null) {
    if (mostRows <= maxPoints) return null;
    const grid = thinGrid(from, end, maxPoints);
    return { ...fixed(grid), bucketSec: grid.sec };
  }
  if (resolution === '15m') return fixed(fixedGrid(from, end, 900));
  if (resolution === '1h') return fixed(fixedGrid(from, end, 3_600));
  if (resolution !== '1d') return null;
  return {
    count: end > from ? await countLocalDays(sql, from, end) : 0,
    bucketSec: null,
    slots: (first, last) => localDays(sql, from, first, last),
  };
}

function fixed(grid: FixedGrid): SlotGrid {
  return {
    count: grid.count,
    bucketSec: null,
    slots: async (first, last) => fixedSlots(grid, first, last),
  };
}
