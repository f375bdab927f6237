import type { SqlExecutor } from '@luna/platform/ports/database';
import type { Period } from '../policies/period.js';
import { priceSeriesSql, slotSecSql } from './price-series.js';
import type { PriceSeriesRow } from './price-sums.js';
import type { PriceFilter } from './prices.js';

export interface Measure {
  /** Rows of the series that has most of them, counted up to `most + 1`. */
  mostRows: number;
  /** From the first to the last row of all; null if there are none. */
  stored: Period | null;
}

/** A period with an end, or an open one. */
interface Asked {
  from: Date;
  to: Date | null;
}

interface MeasuredSeries {
  rows: number;
  firstTs: Date;
  lastTs: Date;
}

/** `first`, `newest` and `counted` of the rows of one series; $1 from, $2 to, $3 most. */
function measureSql(table: string, isOfSeries: string): string {
  const rows = `from ${table} r where ${isOfSeries} and r.ts >= $1 and r.ts < coalesce($2::timestamptz, 'infinity')`;
  return `cross join lateral (select r.ts ${rows} order by r.ts limit 1) first
    cross join lateral (select r.ts ${rows} order by r.ts desc limit 1) newest
    cross join lateral (select count(*)::int as rows from (select ${rows} limit $3 + 1) enough) counted`;
}

function measureOf(series: MeasuredSeries[]): Measure {
  if (series.length === 0) return { mostRows: 0, stored: null };
  const first = Math.min(...series.map(({ firstTs }) => firstTs.getTime()));
  const last = Math.max(...series.map(({ lastTs }) => lastTs.getTime()));
  return {
    mostRows: Math.max(...series.map(({ rows }) => rows)),
    stored: { from: new Date(first), to: new Date(last + 1) },
  };
}

/** How many readings the meters have in a period. */
export async function measureReadings(
  sql: SqlExecutor,
  meterIds: string[],
  { from, to }: Asked,
  most: number,
): Promise<Measure> {
  return measureOf(
    await sql.query<MeasuredSeries>(
      `select counted.rows, first.ts as "firstTs", newest.ts as "lastTs" from unnest($4::text[]) as m(meter_id)
       ${measureSql('smart_meter_readings', 'r.meter_id = m.meter_id')}`,
      [from, to, most, meterIds],
    ),
  );
}

/** The series of a filter that have prices in a period, by market and product, and how many. */
export async function measurePrices(
  sql: SqlExecutor,
  { markets, products }: PriceFilter,
  { from, to }: Asked,
  most: number,
): Promise<Measure & { series: PriceSeriesRow[] }> {
  const series = await sql.query<PriceSeriesRow & MeasuredSeries>(
    `with recursive ${priceSeriesSql('$4', '$5')}
     select s.market, s.product, ${slotSecSql('s', 'newest.ts')} as "intervalSec",
       counted.rows, first.ts as "firstTs", newest.ts as "lastTs"
     from series s ${measureSql('market_prices', 'r.market = s.market and r.product = s.product')}
     order by s.market, s.product`,
    [from, to, most, markets, products],
  );
  return { ...measureOf(series), series };
}
