import type { SqlExecutor } from '@luna/platform/ports/database';
import type { Period } from '../policies/period.js';

/** What hourly and daily sums are kept of. */
export type SummedSeries = 'readings' | 'prices';

const END_OF_DAY = `(day at time zone 'Europe/Berlin' + interval '1 day') at time zone 'Europe/Berlin'`;

/** The local days in a period whose sums are older than their rows, oldest first. */
export function changedDays(sql: SqlExecutor, series: SummedSeries, { from, to }: Period): Promise<Period[]> {
  return sql.query<Period>(
    `select distinct day as "from", ${END_OF_DAY} as "to" from changed_days
     where series = $1 and day > $2::timestamptz - interval '25 hours' and day < $3 order by 1`,
    [series, from, to],
  );
}

/** A changed day that is over, and the changes of it that are known. */
export interface SettledDay extends Period {
  changes: number[];
}

/** Changed days that ended before `now`, oldest first, at most `limit`. */
export function settledDays(
  sql: SqlExecutor,
  series: SummedSeries,
  now: Date,
  limit: number,
): Promise<SettledDay[]> {
  return sql.query<SettledDay>(
    `select day as "from", ${END_OF_DAY} as "to", array_agg(change_id::float8) as changes from changed_days
     where series = $1 and day < $2::timestamptz - interval '23 hours' and ${END_OF_DAY} <= $2
     group by day order by day limit $3`,
    [series, now, limit],
  );
}

/** Keeps the newest change of each day: what the older ones said, it says too. */
export async function forgetRepeatedChanges(sql: SqlExecutor): Promise<void> {
  await sql.query(
    `delete from changed_days c where change_id < (
       select max(change_id) from changed_days newest where newest.series = c.series and newest.day = c.day)`,
  );
}

export async function forgetChanges(sql: SqlExecutor, changes: number[]): Promise<void> {
  await sql.query('delete from changed_days where change_id = any($1::bigint[])', [changes]);
}

/** Makes the sums of whole local days again; each aggregate in a transaction of its own. */
export async function refreshSums(
  sql: SqlExecutor,
  series: SummedSeries,
  { from, to }: Period,
): Promise<void> {
  for (const aggregate of [`${series}_hourly`, `${series}_daily`]) {
    await sql.query(`call refresh_continuous_aggregate('${aggregate}', $1::timestamptz, $2::timestamptz)`, [
      from,
      to,
    ]);
  }
}
