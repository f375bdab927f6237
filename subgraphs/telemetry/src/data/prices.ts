import type { SqlExecutor } from '@luna/platform/ports/database';

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

export interface PricesQuery {
  /** Upper case; null = all. */
  markets: string[] | null;
  products: string[] | null;
  from: Date;
  /** Exclusive; null = open end. */
  to: Date | null;
  /** The newest ones are kept if there are more. */
  limit: number;
}

/** Prices in `[from, to)` by time, market and product. */
export async function findPrices(sql: SqlExecutor, query: PricesQuery): Promise<PriceRow[]> {
  const newestFirst = await sql.query<PriceRow>(
    `select market, product, ts, price_eur_mwh as "priceEurMwh", volume
     from market_prices
     where ($1::text[] is null or market = any($1)) and ($2::text[] is null or product = any($2))
       and ts >= $3 and ts < coalesce($4::timestamptz, 'infinity')
     order by ts desc, market desc, product desc limit $5`,
    [query.markets, query.products, query.from, query.to, query.limit],
  );
  return newestFirst.reverse();
}
