import type { ReadingQuality, ReadingRowFragment } from '../../gql/graphql';
import type { SeriesSlot } from '../../series/live-series';

const HOUR_MS = 3_600_000;

/** One direction at the grid connection over a slot. */
export interface Flow {
  /** Mean power in kW. */
  kw: number;
  /** Least and most power of the values in the slot; null for a single value. */
  range: [number, number] | null;
  kwh: number;
}

export interface ReadingSlot extends SeriesSlot {
  /** Drawn from the grid; null = not known. */
  bought: Flow | null;
  /** Fed into the grid; null = not known. */
  sold: Flow | null;
  voltage: number | null;
  quality: ReadingQuality;
  /** Values a complete slot has; null for a single value. */
  expected: number | null;
}

export function readingSlot(row: ReadingRowFragment): ReadingSlot {
  const start = Date.parse(row.ts);
  const lengthMs = row.slotSec * 1000;
  const isKnown = row.quality !== 'MISSING' && row.quality !== 'UNUSABLE';
  const flow = (kw: number | null, kwh: number | null, min: number | null, max: number | null) => {
    if (kw === null || !isKnown) return null;
    const range: [number, number] | null = min === null || max === null ? null : [min, max];
    return { kw, kwh: kwh ?? (kw * lengthMs) / HOUR_MS, range };
  };
  return {
    start,
    end: start + lengthMs,
    bought: flow(row.consumptionKw, row.consumptionKwh, row.consumptionKwMin, row.consumptionKwMax),
    sold: flow(row.productionKw, row.productionKwh, row.productionKwMin, row.productionKwMax),
    voltage: row.voltage,
    quality: row.quality,
    count: row.count,
    expected: row.expected,
  };
}

export const hasReading = ({ bought, sold }: ReadingSlot) => bought !== null || sold !== null;

/** Values are missing in it that should be there by now. */
export const isPartial = ({ count, expected, end }: ReadingSlot, now: number) =>
  count !== null && expected !== null && count > 0 && count < expected && end <= now;
