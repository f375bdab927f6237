import type { Clock } from '@luna/platform/ports/clock';
import type { Database } from '@luna/platform/ports/database';
import { measurePrices } from '../data/measure.js';
import { type PriceSeriesRow, type PriceSums, sumPrices } from '../data/price-sums.js';
import { findPrices, type PriceFilter, type PriceRow } from '../data/prices.js';
import { type Slot, type SlotGrid, secondsWithin } from '../policies/slot-grid.js';
import { checkDetail, chooseGrid, isRaw } from './choose-grid.js';
import { rowsWanted, type SeriesRequest } from './read-readings.js';
import { round6 } from './round.js';
import { piecesOf } from './slot-pieces.js';
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
  deps: { database: Database; clock: Clock },
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
  const chosen = await chooseGrid(database, request, range, measure);
  if (chosen === null) return raw();
  const slots = Math.ceil(limit / Math.max(1, series.length));
  return (await priceSlots(database, series, range, chosen.grid, slots)).slice(-limit);
}

/** The last `most` slots of the grid for each series, those without prices included. */
async function priceSlots(
  database: Database,
  series: PriceSeriesRow[],
  range: TimeRange,
  grid: SlotGrid,
  most: number,
): Promise<PriceSlot[]> {
  if (series.length === 0) return [];
  const first = Math.max(0, grid.count - most);
  const slots = Array.from({ length: grid.count - first }, (_, i) => grid.at(first + i));
  const sums = await sumPrices(database, series, piecesOf(slots, range));
  const found = new Map(sums.map((row) => [`${row.slot} ${row.market} ${row.product}`, row]));
  return slots.flatMap((slot, number) =>
    series.map((one) => slotOf(one, slot, range, found.get(`${number} ${one.market} ${one.product}`))),
  );
}

function slotOf(
  { market, product, intervalSec }: PriceSeriesRow,
  slot: Slot,
  { from, to }: TimeRange,
  sums?: PriceSums,
): PriceSlot {
  return {
    market,
    product,
    ts: slot.start,
    slotSec: secondsWithin(slot, slot.start, null),
    priceEurMwh: sums?.priceSum == null ? null : round6(sums.priceSum / sums.priceCount),
    volume: sums?.volumeSum == null ? null : round6(sums.volumeSum),
    priceEurMwhMin: sums?.priceMin ?? null,
    priceEurMwhMax: sums?.priceMax ?? null,
    count: sums?.count ?? 0,
    expected: Math.round(secondsWithin(slot, from, to) / intervalSec),
  };
}
