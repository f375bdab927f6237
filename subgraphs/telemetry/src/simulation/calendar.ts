const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** 01:00 UTC on the last Sunday of a month (0-based), when Europe changes its clocks. */
function clockChange(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0, 1));
  return lastDay.getTime() - lastDay.getUTCDay() * DAY_MS;
}

export interface LocalTime {
  /** 0 ≤ hour < 24, with fraction. */
  hour: number;
  /** 0 = Sunday … 6 = Saturday. */
  weekday: number;
  /** 1 … 366. */
  dayOfYear: number;
}

/**
 * Wall clock of Berlin by the rule of the European Union. Only the habits of simulated households and markets
 * follow it; stored days and buckets are always computed by PostgreSQL with its time zone data.
 */
export function localTime(at: number): LocalTime {
  const year = new Date(at).getUTCFullYear();
  const summer = at >= clockChange(year, 2) && at < clockChange(year, 9);
  const local = at + (summer ? 2 : 1) * HOUR_MS;
  const date = new Date(local);
  return {
    hour: (local % DAY_MS) / HOUR_MS,
    weekday: date.getUTCDay(),
    dayOfYear: Math.floor((local - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1,
  };
}
