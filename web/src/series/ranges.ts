import { berlinDayStart } from '../format/berlin-time';
import type { Resolution } from '../gql/graphql';

const HOUR_MS = 3_600_000;

export type RangeId = 'hour' | 'today' | 'day' | 'week' | 'month';

export interface TimeSpan {
  from: number;
  to: number;
}

interface Range {
  /** On its button. */
  label: string;
  /** Above what is said of it. */
  title: string;
  /** Its name in an address. */
  slug: string;
  /** What is shown at `now`; days are days in Berlin. */
  spanAt(now: number): TimeSpan;
}

export const RANGES: Record<RangeId, Range> = {
  hour: {
    label: '1 Std.',
    title: 'Letzte Stunde',
    slug: 'stunde',
    spanAt: (now) => ({ from: now - HOUR_MS, to: now }),
  },
  today: {
    label: 'Heute',
    title: 'Heute',
    slug: 'heute',
    spanAt: (now) => ({ from: berlinDayStart(now), to: berlinDayStart(now, 1) }),
  },
  day: {
    label: '24 Std.',
    title: 'Letzte 24 Stunden',
    slug: '24h',
    spanAt: (now) => ({ from: now - 24 * HOUR_MS, to: now }),
  },
  week: { label: '7 Tage', title: 'Letzte 7 Tage', slug: '7tage', spanAt: (now) => lastDays(now, 7) },
  month: { label: '30 Tage', title: 'Letzte 30 Tage', slug: '30tage', spanAt: (now) => lastDays(now, 30) },
};

/** Today and the days before it, `count` in all. */
const lastDays = (now: number, count: number): TimeSpan => ({
  from: berlinDayStart(now, 1 - count),
  to: berlinDayStart(now, 1),
});

export const RESOLUTION_LABELS: Record<Resolution, string> = {
  RAW: 'Alle Werte',
  QUARTER_HOUR: '15 Min.',
  HOUR: '1 Std.',
  DAY: '1 Tag',
};

/** A series never has more points than a screen can show. */
const MAX_POINTS = 2_000;

/** How a resolution is asked for: all values are given as far as they can be shown, else in quarter-hours. */
export const resolutionVariables = (resolution: Resolution) =>
  resolution === 'RAW' ? { maxPoints: MAX_POINTS } : { resolution };

/** How far back the newest value of a series is looked for. */
export const LATEST_WITHIN_MS = 31 * 24 * HOUR_MS;

export const isoOf = (at: number) => new Date(at).toISOString();

/** The same or the next earlier moment at which slots begin, so that the first slot is asked for whole. */
export function alignedTo(from: number, resolution: Resolution, slotMs: number): number {
  const lengths: Record<Resolution, number> = {
    RAW: slotMs,
    QUARTER_HOUR: HOUR_MS / 4,
    HOUR: HOUR_MS,
    DAY: 1,
  };
  return Math.floor(from / lengths[resolution]) * lengths[resolution];
}
