import type { PriceRowFragment } from '../../gql/graphql';
import type { SeriesSlot } from '../../series/live-series';

export interface PriceSlot extends SeriesSlot {
  /** €/MWh, may be negative; null = not known. */
  price: number | null;
  /** Lowest and highest price in the slot; null for a single price. */
  range: [number, number] | null;
  /** Traded energy in MWh. */
  volume: number | null;
  expected: number | null;
}

export function priceSlot(row: PriceRowFragment): PriceSlot {
  const start = Date.parse(row.ts);
  const { priceEurMwhMin: min, priceEurMwhMax: max } = row;
  return {
    start,
    end: start + row.slotSec * 1000,
    price: row.priceEurMwh,
    range: min === null || max === null ? null : [min, max],
    volume: row.volume,
    count: row.count,
    expected: row.expected,
  };
}

export const hasPrice = ({ price }: PriceSlot) => price !== null;
