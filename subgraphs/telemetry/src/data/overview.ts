import type { SqlExecutor } from '@luna/platform/ports/database';
import type { MeterScope } from '../policies/meters.js';

export interface DailyEventsRow {
  /** Local day of Berlin, `YYYY-MM-DD`. */
  day: string;
  count: number;
  byType: Record<string, number>;
}

export interface TelemetryCounts {
  eventsPerDay: number;
  meters: number;
  readingsPerDay: number;
  pricesPerDay: number;
  latestReadingAt: Date | null;
  latestPriceAt: Date | null;
}

/** Counts of the 24 h before `now`; meters and readings only within `scope`. */
export async function countTelemetry(
  sql: SqlExecutor,
  scope: MeterScope,
  now: Date,
): Promise<TelemetryCounts> {
  const [row] = await sql.query<TelemetryCounts>(
    `with visible as (
       select meter_id from meters m where $2::uuid is null or exists (
         select from meter_assignments a where a.meter_id = m.meter_id and a.user_id = $2)),
     day as (select $1::timestamptz - interval '24 hours' as since, $1::timestamptz as until)
     select
       (select count(*) from events, day where ts > since and ts <= until)::int as "eventsPerDay",
       (select count(*) from visible)::int as meters,
       (select count(*) from visible join smart_meter_readings using (meter_id), day
         where ts > since and ts <= until)::int as "readingsPerDay",
       (select count(*) from market_prices, day where ts > since and ts <= until)::int as "pricesPerDay",
       (select max(latest.ts) from visible v cross join lateral (
         select ts from smart_meter_readings r where r.meter_id = v.meter_id order by ts desc limit 1) latest
       ) as "latestReadingAt",
       (select max(ts) from market_prices) as "latestPriceAt"`,
    [now, scope === 'all' ? null : scope.userId],
  );
  if (!row) throw new Error('a query of aggregates returns one row');
  return row;
}

/** The last 30 local days up to the one of `now`, oldest first, days without events included. */
export function countDailyEvents(sql: SqlExecutor, now: Date): Promise<DailyEventsRow[]> {
  return sql.query<DailyEventsRow>(
    `with today as (select ($1::timestamptz at time zone 'Europe/Berlin')::date as day),
     days as (select generate_series(day - 29, day, interval '1 day')::date as day from today),
     counted as (
       select (ts at time zone 'Europe/Berlin')::date as day, type, count(*)::int as n
       from events, today
       where ts >= (today.day - 29)::timestamp at time zone 'Europe/Berlin'
         and ts < (today.day + 1)::timestamp at time zone 'Europe/Berlin'
       group by 1, 2)
     select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(sum(n), 0)::int as count,
       coalesce(jsonb_object_agg(type, n) filter (where type is not null), '{}') as "byType"
     from days left join counted using (day) group by days.day order by days.day`,
    [now],
  );
}
