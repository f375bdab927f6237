const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const fields = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Europe/Berlin',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** The wall clock of Berlin at `at`, as if it were UTC. Both in ms since 1970. */
function wallClock(at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of fields.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
}

/** What Berlin is ahead of UTC, in ms. */
const berlinOffsetMs = (at: number): number => wallClock(at) - at;

/** The hour of the wall clock, with its fraction: 8.75 at a quarter to nine. */
export const berlinHour = (at: number): number => (wallClock(at) % DAY_MS) / HOUR_MS;

/** Midnight in Berlin of the day that holds `at`, or of one `plusDays` later. Days have 23, 24 or 25 hours. */
export function berlinDayStart(at: number, plusDays = 0): number {
  const midnight = Math.floor(wallClock(at) / DAY_MS) * DAY_MS + plusDays * DAY_MS;
  // The first offset may be that of the other side of a change of the clock; the second is the right one.
  return midnight - berlinOffsetMs(midnight - berlinOffsetMs(midnight));
}

/** „MESZ“ or „MEZ“ where the hour of the wall clock comes twice, else null. */
export function doubledHourZone(at: number): 'MESZ' | 'MEZ' | null {
  const offset = berlinOffsetMs(at);
  if (berlinOffsetMs(at + HOUR_MS) < offset) return 'MESZ';
  return berlinOffsetMs(at - HOUR_MS) > offset ? 'MEZ' : null;
}
