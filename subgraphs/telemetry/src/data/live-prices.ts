import type { SqlExecutor } from '@luna/platform/ports/database';
import { priceSeriesSql, slotSecSql } from './price-series.js';
import type { PriceFilter, PriceRow } from './prices.js';
import { byWindow, endsOf, type RowCursor, type SeriesEnds, type SeriesWindow } from './series-window.js';

export type LivePrice = PriceRow & { slotSec: number };

const SEPARATOR = '\u001f';

/** One text for market and product; a character separates them that neither can have. */
export function seriesKey(market: string, product: string): string {
  return `${market}${SEPARATOR}${product}`;
}

function columnsOf(keys: Iterable<string>): [markets: string[], products: string[]] {
  const pairs = [...keys].map((key) => key.split(SEPARATOR));
  return [pairs.map(([market]) => market ?? ''), pairs.map(([, product]) => product ?? '')];
}

const COLUMNS = `r.market, r.product, r.ts, r.price_eur_mwh as "priceEurMwh", r.volume, sized.slot_sec as "slotSec"`;

/** How far each series of the filter is stored. */
export async function priceEnds(sql: SqlExecutor, filter: PriceFilter): Promise<SeriesEnds> {
  return endsOf(
    await sql.query<{ key: string; ts: Date }>(
      `with recursive ${priceSeriesSql('$1', '$2')}
       select s.market || $3 || s.product as key, newest.ts from series s cross join lateral (
         select ts from market_prices r where r.market = s.market and r.product = s.product
         order by ts desc limit 1) newest`,
      [filter.markets, filter.products, SEPARATOR],
    ),
  );
}

/** The oldest `limit` rows of each window, in one query for all of them. */
export async function pricesOfWindows(
  sql: SqlExecutor,
  windows: SeriesWindow[],
  limit: number,
): Promise<LivePrice[][]> {
  const rows = await sql.query<LivePrice & { window: number }>(
    `select (w.number - 1)::int as window, ${COLUMNS}
     from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[])
       with ordinality as w(market, product, after, up_to, number)
     cross join lateral (select ${slotSecSql('w', 'w.up_to')} as slot_sec offset 0) sized
     cross join lateral (
       select * from market_prices s
       where s.market = w.market and s.product = w.product and s.ts > w.after and s.ts <= w.up_to
       order by s.ts limit $5) r
     order by w.number, r.ts`,
    [...columnsOf(windows.map((w) => w.key)), windows.map((w) => w.after), windows.map((w) => w.upTo), limit],
  );
  return byWindow(rows, windows);
}

const ENDS = 'unnest($1::text[], $2::text[], $3::timestamptz[]) as e(market, product, up_to)';

/** The place before the newest `limit` rows after `since` and up to the ends; null if there are no more than that. */
export async function newestPricesCursor(
  sql: SqlExecutor,
  ends: SeriesEnds,
  since: Date,
  limit: number,
): Promise<RowCursor | null> {
  const [cursor] = await sql.query<RowCursor>(
    `select r.ts, e.market || $6 || e.product as key
     from ${ENDS} cross join lateral (
       select ts from market_prices s
       where s.market = e.market and s.product = e.product and s.ts > $4 and s.ts <= e.up_to
       order by ts desc limit $5 + 1) r
     order by r.ts desc, e.market desc, e.product desc offset $5 limit 1`,
    [...columnsOf(ends.keys()), [...ends.values()], since, limit, SEPARATOR],
  );
  return cursor ?? null;
}

/** Up to `limit` rows after the cursor and up to the ends, by time, market and product. */
export function pricesAfter(
  sql: SqlExecutor,
  ends: SeriesEnds,
  cursor: RowCursor,
  limit: number,
): Promise<LivePrice[]> {
  const [[market], [product]] = columnsOf([cursor.key]);
  return sql.query<LivePrice>(
    `select ${COLUMNS}
     from ${ENDS}
     cross join lateral (select ${slotSecSql('e', 'e.up_to')} as slot_sec offset 0) sized
     cross join lateral (
       select * from market_prices s
       where s.market = e.market and s.product = e.product and s.ts >= $4
         and (s.ts, s.market, s.product) > ($4, $5, $6) and s.ts <= e.up_to
       order by s.ts limit $7) r
     order by r.ts, r.market, r.product limit $7`,
    [...columnsOf(ends.keys()), [...ends.values()], cursor.ts, market, product, limit],
  );
}
