import type { SqlExecutor } from '@luna/platform/ports/database';
import type { Period } from '../policies/period.js';

/** Number of local days of Berlin that `[from, end)` touches. */
export async function countLocalDays(sql: SqlExecutor, from: Date, end: Date): Promise<number> {
  const [row] = await sql.query<{ days: number }>(
    `select (($2::timestamptz - interval '1 ms') at time zone 'Europe/Berlin')::date
       - ($1::timestamptz at time zone 'Europe/Berlin')::date + 1 as days`,
    [from, end],
  );
  return row?.days ?? 0;
}

/** Local days `first` to `last`, counted from 0 for the day that holds `from`; 23, 24 or 25 hours long. */
export function localDays(sql: SqlExecutor, from: Date, first: number, last: number): Promise<Period[]> {
  return sql.query<Period>(
    `select day at time zone 'Europe/Berlin' as "from", (day + interval '1 day') at time zone 'Europe/Berlin' as "to"
     from generate_series($2::int, $3::int) as number cross join lateral (
       select date_trunc('day', $1::timestamptz at time zone 'Europe/Berlin') + make_interval(days => number) as day
     ) local order by number`,
    [from, first, last],
  );
}

/** The local midnights in `[from, to]`, oldest first. */
export async function localMidnights(sql: SqlExecutor, { from, to }: Period): Promise<Date[]> {
  const days = await localDays(sql, from, 0, await countLocalDays(sql, from, to));
  return days.map((day) => day.from);
}
