import type { SqlExecutor } from '@luna/platform/ports/database';

/** The midnights of Berlin that enclose `[from, end)`: that of the day of `from` first, the one at or after `end` last. */
export async function localMidnights(sql: SqlExecutor, from: Date, end: Date): Promise<Date[]> {
  const rows = await sql.query<{ midnight: Date }>(
    `select day at time zone 'Europe/Berlin' as midnight
     from generate_series(date_trunc('day', $1::timestamptz at time zone 'Europe/Berlin'),
       date_trunc('day', ($2::timestamptz - interval '1 ms') at time zone 'Europe/Berlin') + interval '1 day',
       interval '1 day') as d(day)`,
    [from, end],
  );
  return rows.map((row) => row.midnight);
}
