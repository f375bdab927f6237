import { fieldError } from '@luna/platform/errors/luna-error';
import type { SqlExecutor } from '@luna/platform/ports/database';
import { localMidnights } from '../data/local-days.js';
import type { Measure } from '../data/measure.js';
import { boundedGrid, bucketSec, fixedGrid, QUARTER_SEC, type SlotGrid } from '../policies/slot-grid.js';
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

export interface ChosenGrid {
  grid: SlotGrid;
  /** Length of the slots where `maxPoints` chose it. */
  bucketSec: number | null;
}

/**
 * The slots of an answer; null for raw rows, which are taken where they fit. An open end reaches to the last row.
 */
export async function chooseGrid(
  sql: SqlExecutor,
  { resolution, maxPoints }: Detail,
  { from, to }: TimeRange,
  { mostRows, lastTs }: Measure,
): Promise<ChosenGrid | null> {
  const end = to ?? (lastTs ? new Date(lastTs.getTime() + 1) : from);
  if (maxPoints !== null) {
    if (mostRows <= maxPoints) return null;
    const sec = bucketSec(from, end, maxPoints);
    return { grid: fixedGrid(from, end, sec, QUARTER_SEC), bucketSec: sec };
  }
  if (resolution === null || resolution === 'raw') return null;
  if (end <= from) return { grid: boundedGrid([]), bucketSec: null };
  if (resolution === '1d') {
    return { grid: boundedGrid(await localMidnights(sql, from, end)), bucketSec: null };
  }
  return { grid: fixedGrid(from, end, resolution === '1h' ? 3_600 : QUARTER_SEC), bucketSec: null };
}
