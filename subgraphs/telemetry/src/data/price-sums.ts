import type { SqlExecutor } from '@luna/platform/ports/database';
import type { SlotPiece } from '../policies/slot-pieces.js';
import { pieceColumns } from './piece-columns.js';

export interface PriceSeriesRow {
  market: string;
  product: string;
  /** Distance of two prices in seconds. */
  intervalSec: number;
}

/** What the prices of one series in one slot add up to; null where no row has a value. €/MWh and MWh. */
export interface PriceSums {
  slot: number;
  market: string;
  product: string;
  count: number;
  priceSum: number | null;
  priceCount: number;
  priceMin: number | null;
  priceMax: number | null;
  volumeSum: number | null;
}

const sumsOf = (source: 'hours' | 'days', table: string) => `select sum(row_count), sum(price_sum),
    sum(price_count), min(price_min), max(price_max), sum(volume_sum)
  from ${table} a
  where p.source = '${source}' and a.market = s.market and a.product = s.product
    and a.bucket >= p.lo and a.bucket < p.hi`;

const SQL = `select p.slot, s.market, s.product, sum(row_count)::int as count,
    sum(price_sum) as "priceSum", sum(price_count)::int as "priceCount",
    min(price_min) as "priceMin", max(price_max) as "priceMax", sum(volume_sum) as "volumeSum"
  from unnest($3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[]) as p(slot, lo, hi, source)
  cross join unnest($1::text[], $2::text[]) as s(market, product)
  cross join lateral (
    select count(*) as row_count, sum(price_eur_mwh) as price_sum, count(price_eur_mwh) as price_count,
      min(price_eur_mwh) as price_min, max(price_eur_mwh) as price_max, sum(volume) as volume_sum
    from market_prices r
    where p.source = 'rows' and r.market = s.market and r.product = s.product and r.ts >= p.lo and r.ts < p.hi
    union all ${sumsOf('hours', 'prices_hourly')} union all ${sumsOf('days', 'prices_daily')}) part
  group by p.slot, s.market, s.product having sum(row_count) > 0`;

/** One row per slot and series that has prices, in no order. */
export function sumPrices(
  sql: SqlExecutor,
  series: PriceSeriesRow[],
  pieces: SlotPiece[],
): Promise<PriceSums[]> {
  return sql.query<PriceSums>(SQL, [
    series.map(({ market }) => market),
    series.map(({ product }) => product),
    ...pieceColumns(pieces),
  ]);
}
