import type { SqlExecutor } from '@luna/platform/ports/database';
import {
  forgetChanges,
  forgetRepeatedChanges,
  refreshSums,
  type SettledDay,
  type SummedSeries,
  settledDays,
} from '../data/changed-days.js';
import type { Period } from '../policies/period.js';

/** Days that one refresh covers at most, so that it neither runs long nor holds many changes. */
const MOST_DAYS = 31;

/**
 * Makes the sums of all days again that are over and have changed; returns how many. A change is forgotten only after a
 * refresh that began after it was seen, and by its own number: one that was committed in the meantime stays, whatever
 * its number. So killing this at any point costs no more than doing it again.
 */
export async function refreshChangedDays(sql: SqlExecutor, now: Date, signal: AbortSignal): Promise<number> {
  let refreshed = 0;
  await forgetRepeatedChanges(sql);
  for (const series of ['readings', 'prices'] satisfies SummedSeries[]) {
    let days = await settledDays(sql, series, now, MOST_DAYS);
    while (days.length > 0 && !signal.aborted) {
      for (const period of joined(days)) await refreshSums(sql, series, period);
      await forgetChanges(
        sql,
        days.flatMap((day) => day.changes),
      );
      refreshed += days.length;
      days = days.length < MOST_DAYS ? [] : await settledDays(sql, series, now, MOST_DAYS);
    }
  }
  return refreshed;
}

/** Days that follow each other as one period. */
function joined(days: SettledDay[]): Period[] {
  const periods: Period[] = [];
  for (const { from, to } of days) {
    const last = periods.at(-1);
    if (last && last.to.getTime() === from.getTime()) last.to = to;
    else periods.push({ from, to });
  }
  return periods;
}
