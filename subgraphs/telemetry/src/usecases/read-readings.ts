import type { Clock } from '@luna/platform/ports/clock';
import type { SqlExecutor } from '@luna/platform/ports/database';
import { measureReadings } from '../data/measure.js';
import { findReadings, type MeterRow } from '../data/readings.js';
import type { MeterScope } from '../policies/meters.js';
import { checkDetail, chooseGrid, type Detail, isRaw } from './choose-grid.js';
import { type ReadingSlot, readingSlots } from './reading-slots.js';
import { rowLimit, type TimeRange, timeRange } from './time-range.js';
import { visibleMeters } from './visible-meters.js';

/** Rows of one answer at most. */
const MOST_ROWS = 20_000;

export interface SeriesRequest extends Detail {
  from: Date | null;
  to: Date | null;
  /** Most rows, the newest ones; does not count where `maxPoints` does. */
  first: number;
}

const SINGLE = {
  consumptionKwMin: null,
  consumptionKwMax: null,
  productionKwMin: null,
  productionKwMax: null,
  consumptionKwh: null,
  productionKwh: null,
  count: null,
  expected: null,
};

/** Readings or slots of the meters by time, then meter. NOT_FOUND and VALIDATION as `visibleMeters` and `timeRange`. */
export async function readReadings(
  deps: { database: SqlExecutor; clock: Clock },
  scope: MeterScope,
  request: SeriesRequest & { meterIds: string[] | null },
): Promise<ReadingSlot[]> {
  const { database, clock } = deps;
  checkDetail(request);
  const range = timeRange(request.from, request.to, clock.now());
  const meters = await visibleMeters(database, scope, request.meterIds);
  const limit = rowsWanted(request);
  if (isRaw(request)) return readRaw(database, meters, range, limit);
  const ids = meters.map((meter) => meter.id);
  const measure = await measureReadings(database, ids, range, request.maxPoints ?? 0);
  const grid = await chooseGrid(database, request, range, measure);
  if (grid === null) return readRaw(database, meters, range, limit);
  const first = Math.max(0, grid.count - Math.ceil(limit / Math.max(1, meters.length)));
  const slots = await grid.slots(first, grid.count - 1);
  return (await readingSlots(database, meters, slots, range, measure.stored)).slice(-limit);
}

async function readRaw(
  database: SqlExecutor,
  meters: MeterRow[],
  range: TimeRange,
  limit: number,
): Promise<ReadingSlot[]> {
  const known = new Map(meters.map((meter) => [meter.id, meter]));
  const rows = await findReadings(database, { meterIds: [...known.keys()], ...range, limit });
  return rows.map((row) => {
    const meter = known.get(row.meterId) as MeterRow;
    return { ...row, ...SINGLE, meter, slotSec: meter.intervalSec };
  });
}

/** `maxPoints` bounds the rows by itself: cutting its oldest ones off would show half of what was asked for. */
export function rowsWanted({ first, maxPoints }: SeriesRequest): number {
  return maxPoints === null ? rowLimit(first, MOST_ROWS) : MOST_ROWS;
}
