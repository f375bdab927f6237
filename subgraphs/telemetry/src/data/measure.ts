import type { SqlExecutor } from '@luna/platform/ports/database';
import { priceSeriesSql, slotSecSql } from './price-series.js';
import type { PriceSeriesRow } from './price-sums.js';
import type { PriceFilter } from './prices.js';

export interface Measure {
  /** Rows of the series that has most of them, counted up to `most + 1`. */
  mostRows: number;
  /** Slot of the last row of all; null if there are none. */
  lastTs: Date | null;
}

interface Period {
  from: Date;
  /** Exclusive; null = open end. */
  to: Date | null;
}

/** How many readings the meters have in a period. */
export async function measureReadings(
  sql: SqlExecutor,
  meterIds: string[],
  { from, to }: Period,
  most: number,
): Promise<Measure> {
  const [row] = await sql.query<Measure>(
    `select coalesce(max(rows.n), 0)::int as "mostRows", max(newest.ts) as "lastTs"
     from unnest($1::text[]) as m(meter_id)
     cross join lateral (
       select count(*) as n from (
         select from smart_meter_readings r
         where r.meter_id = m.meter_id and r.ts >= $2 and r.ts < coalesce($3::timestamptz, 'infinity')
         limit $4 + 1) taken) rows
     left join lateral (
       select r.ts from smart_meter_readings r
       where r.meter_id = m.meter_id and r.ts >= $2 and r.ts < coalesce($3::timestamptz, 'infinity')
       order by r.ts desc limit 1) newest on true`,
    [meterIds, from, to, most],
  );
  return row ?? { mostRows: 0, lastTs: null };
}

/** The series of a filter that have prices in a period, by market and product, and how many. */
export async function measurePrices(
  sql: SqlExecutor,
  { markets, products }: PriceFilter,
  { from, to }: Period,
  most: number,
): Promise<Measure & { series: PriceSeriesRow[] }> {
  const rows = await sql.query<PriceSeriesRow & { n: number; lastTs: Date }>(
    `with recursive ${priceSeriesSql('$1', '$2')}
     select s.market, s.product, rows.n::int, newest.ts as "lastTs",
       ${slotSecSql('s', 'newest.ts')} as "intervalSec"
     from series s
     cross join lateral (
       select r.ts from market_prices r
       where r.market = s.market and r.product = s.product
         and r.ts >= $3 and r.ts < coalesce($4::timestamptz, 'infinity')
       order by r.ts desc limit 1) newest
     cross join lateral (
       select count(*) as n from (
         select from market_prices r
         where r.market = s.market and r.product = s.product
           and r.ts >= $3 and r.ts < coalesce($4::timestamptz, 'infinity')
         limit $5 + 1) taken) rows
     order by s.market, s.product`,
    [markets, products, from, to, most],
  );
  return {
    mostRows: Math.max(0, ...rows.map((row) => row.n)),
    lastTs: rows.reduce<Date | null>((last, row) => (last && last > row.lastTs ? last : row.lastTs), null),
    series: rows.map(({ market, product, intervalSec }) => ({ market, product, intervalSec })),
  };
}
