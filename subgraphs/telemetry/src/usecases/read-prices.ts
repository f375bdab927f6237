import type { Clock } from '@luna/platform/ports/clock';
import type { SqlExecutor } from '@luna/platform/ports/database';
import { measurePrices } from '../data/measure.js';
import { type PriceSeriesRow, type PriceSums, sumPrices } from '../data/price-sums.js';
import { findPrices, type PriceFilter, type PriceRow } from '../data/prices.js';
import { type Period, secondsOf } from '../policies/period.js';
import { checkDetail, chooseGrid, isRaw } from './choose-grid.js';
import { cutSlots } from './cut-slots.js';
import { rowsWanted, type SeriesRequest } from './read-readings.js';
import { expectedRows } from './reading-slots.js';
import { round6 } from './round.js';
import { type TimeRange, timeRange } from './time-range.js';

/** A price, or what the prices of one slot come to: the mean over time, the sum of the volumes. */
export interface PriceSlot extends PriceRow {
  /** Length of the slot. */
  slotSec: number;
  /** null for a single price, like everything below. */
  priceEurMwhMin: number | null;
  priceEurMwhMax: number | null;
  /** Prices in the slot. */
  count: number | null;
  /** Prices a complete slot has, as far as it lies in the period asked for. */
  expected: number | null;
}

const SINGLE = { priceEurMwhMin: null, priceEurMwhMax: null, count: null, expected: null };

/** Prices or slots by time, market and product; unknown names give no rows. VALIDATION as `timeRange`. */
export async function readPrices(
  deps: { database: SqlExecutor; clock: Clock },
  request: SeriesRequest & PriceFilter,
): Promise<PriceSlot[]> {
  const { database, clock } = deps;
  checkDetail(request);
  const range = timeRange(request.from, request.to, clock.now());
  const limit = rowsWanted(request);
  const raw = async () =>
    (await findPrices(database, { ...request, ...range, limit })).map((row) => ({ ...row, ...SINGLE }));
  if (isRaw(request)) return raw();
  const { series, ...measure } = await measurePrices(database, request, range, request.maxPoints ?? 0);
  const grid = await chooseGrid(database, request, range, measure);
  if (grid === null) return raw();
  const first = Math.max(0, grid.count - Math.ceil(limit / Math.max(1, series.length)));
  const slots = await grid.slots(first, grid.count - 1);
  return (await priceSlots(database, series, slots, range, measure.stored)).slice(-limit);
}

/** A row per slot and series, slots without prices included, in the order of the slots, then series. */
async function priceSlots(
  sql: SqlExecutor,
  series: PriceSeriesRow[],
  slots: Period[],
  asked: TimeRange,
  stored: Period | null,
): Promise<PriceSlot[]> {
  const pieces = stored ? await cutSlots(sql, 'prices', slots, asked, stored) : [];
  const sums = pieces.length > 0 ? await sumPrices(sql, series, pieces) : [];
  const found = new Map(sums.map((row) => [`${row.slot} ${row.market} ${row.product}`, row]));
  return slots.flatMap((slot, number) =>
    series.map((one) => slotOf(one, slot, asked, found.get(`${number} ${one.market} ${one.product}`))),
  );
}

function slotOf(
  { market, product, intervalSec }: PriceSeriesRow,
  slot: Period,
  asked: TimeRange,
  sums?: PriceSums,
): PriceSlot {
  return {
    market,
    product,
    ts: slot.from,
    slotSec: secondsOf(slot),
    priceEurMwh: sums?.priceSum == null ? null : round6(sums.priceSum / sums.priceCount),
    volume: sums?.volumeSum == null ? null : round6(sums.volumeSum),
    priceEurMwhMin: sums?.priceMin ?? null,
    priceEurMwhMax: sums?.priceMax ?? null,
    count: sums?.count ?? 0,
    expected: expectedRows(slot, asked, intervalSec),
  };
}
