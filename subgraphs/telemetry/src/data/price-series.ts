/**
 * A CTE `series(market, product)` of a `with recursive`: every series there is, narrowed to two parameters with names
 * (null = all). Hops from key to key of the primary key, since the names have no register and the rows are many.
 */
export function priceSeriesSql(markets: string, products: string): string {
  return `hop(market, product) as (
      (select market, product from market_prices order by market, product limit 1)
      union all
      select next.* from hop cross join lateral (
        select p.market, p.product from market_prices p where (p.market, p.product) > (hop.market, hop.product)
        order by p.market, p.product limit 1) next),
    series as (
      select market, product from hop
      where (${markets}::text[] is null or market = any(${markets}))
        and (${products}::text[] is null or product = any(${products})))`;
}

/** Seconds between two prices where a series has a single one: the quarter-hour of the day-ahead market. */
const DEFAULT_SLOT_SEC = 900;
/** Rows that tell the distance of a series: a day of quarter-hours. */
const SAMPLE = 97;

/**
 * Expression for the length of a slot in seconds of a series (alias with market and product) up to an instant: the
 * commonest distance of its newest rows. Nobody registers it, and it changes (hours became quarter-hours in 2025).
 */
export function slotSecSql(series: string, upTo: string): string {
  return `coalesce((
    select mode() within group (order by extract(epoch from step))::int from (
      select ts - lag(ts) over (order by ts) as step from (
        select ts from market_prices n
        where n.market = ${series}.market and n.product = ${series}.product and n.ts <= ${upTo}
        order by ts desc limit ${SAMPLE}) newest) steps), ${DEFAULT_SLOT_SEC})`;
}
