import type { SqlExecutor } from '@luna/platform/ports/database';
import { pieceColumns, type SlotPiece } from './slot-pieces.js';

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

/** One row per slot and series that has prices. */
export function sumPrices(
  sql: SqlExecutor,
  series: { market: string; product: string }[],
  pieces: SlotPiece[],
): Promise<PriceSums[]> {
  return sql.query<PriceSums>(
    `select p.slot, s.market, s.product, sum(part.n)::int as count,
       sum(part.price_sum) as "priceSum", sum(part.price_n)::int as "priceCount",
       min(part.price_min) as "priceMin", max(part.price_max) as "priceMax", sum(part.volume_sum) as "volumeSum"
     from unnest($3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[]) as p(slot, lo, hi, source)
     cross join unnest($1::text[], $2::text[]) as s(market, product)
     cross join lateral (
       select count(*) as n, sum(price_eur_mwh) as price_sum, count(price_eur_mwh) as price_n,
         min(price_eur_mwh) as price_min, max(price_eur_mwh) as price_max, sum(volume) as volume_sum
       from market_prices r
       where p.source = 'raw' and r.market = s.market and r.product = s.product and r.ts >= p.lo and r.ts < p.hi
     ) part
     group by p.slot, s.market, s.product having sum(part.n) > 0`,
    [series.map(({ market }) => market), series.map(({ product }) => product), ...pieceColumns(pieces)],
  );
}
