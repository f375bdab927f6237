import type { SqlExecutor } from '@luna/platform/ports/database';
import { priceSeriesSql, slotSecSql } from './price-series.js';

/** €/MWh and MWh of the slot that starts at `ts`. */
export interface PriceRow {
  market: string;
  product: string;
  ts: Date;
  priceEurMwh: number | null;
  volume: number | null;
}

/** Stores prices, those already there stay as they are, and counts the new ones in the feed, in one statement. */
export async function appendPrices(sql: SqlExecutor, feed: string, rows: PriceRow[]): Promise<number> {
  const [result] = await sql.query<{ added: number }>(
    `with added as (
       insert into market_prices (market, product, ts, price_eur_mwh, volume)
       select * from unnest($2::text[], $3::text[], $4::timestamptz[], $5::float8[], $6::float8[])
       on conflict do nothing returning ts)
     update feeds set rows_written = rows_written + (select count(*) from added),
       last_ts = greatest(last_ts, (select max(ts) from added))
     where name = $1 returning (select count(*) from added)::int as added`,
    [
      feed,
      rows.map((row) => row.market),
      rows.map((row) => row.product),
      rows.map((row) => row.ts),
      rows.map((row) => row.priceEurMwh),
      rows.map((row) => row.volume),
    ],
  );
  return result?.added ?? 0;
}

export async function lastPriceTs(sql: SqlExecutor, market: string, product: string): Promise<Date | null> {
  const [row] = await sql.query<{ ts: Date | null }>(
    'select max(ts) as ts from market_prices where market = $1 and product = $2',
    [market, product],
  );
  return row?.ts ?? null;
}

/** Names in upper case; null = all. */
export interface PriceFilter {
  markets: string[] | null;
  products: string[] | null;
}

export interface PricesQuery extends PriceFilter {
  from: Date;
  /** Exclusive; null = open end. */
  to: Date | null;
  /** The newest ones are kept if there are more. */
  limit: number;
}

/** Prices in `[from, to)` by time, market and product, with the length of their slots in seconds. */
export async function findPrices(
  sql: SqlExecutor,
  query: PricesQuery,
): Promise<(PriceRow & { slotSec: number })[]> {
  const newestFirst = await sql.query<PriceRow & { slotSec: number }>(
    `with recursive ${priceSeriesSql('$1', '$2')}
     select s.market, s.product, r.ts, r.price_eur_mwh as "priceEurMwh", r.volume, sized.slot_sec as "slotSec"
     from series s
     cross join lateral (select ${slotSecSql('s', "coalesce($4::timestamptz, 'infinity')")} as slot_sec offset 0) sized
     cross join lateral (
       select * from market_prices p
       where p.market = s.market and p.product = s.product
         and p.ts >= $3 and p.ts < coalesce($4::timestamptz, 'infinity')
       order by p.ts desc limit $5) r
     order by r.ts desc, s.market desc, s.product desc limit $5`,
    [query.markets, query.products, query.from, query.to, query.limit],
  );
  return newestFirst.reverse();
}
