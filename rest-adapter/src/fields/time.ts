import { z } from 'zod';
import { addFault } from './fault.js';

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
/** In a query an unescaped `+` before the offset arrives as a blank. */
const BLANK_OFFSET = / (\d{2}:?\d{2})$/;

const NO_ZONE = 'Bitte Zeitzone angeben, z. B. 2026-11-22T14:00:00+01:00';
const NO_INSTANT = 'muss ein Zeitpunkt sein, z. B. 2026-11-22T14:00:00+01:00';
const NO_INSTANT_OR_DAY =
  'muss ein Tag oder ein Zeitpunkt sein, z. B. 2026-11-22 oder 2026-11-22T14:00:00+01:00';

/** An instant with zone, milliseconds at most; the value is UTC in ISO 8601. */
export const instant = () =>
  z
    .string()
    .meta({ format: 'date-time' })
    .transform((value, ctx) => readInstant(value.trim(), NO_INSTANT, ctx));

/** Query form of `instant`; `YYYY-MM-DD` is midnight of that day in Berlin. */
export const instantOrDay = () =>
  z
    .string()
    .meta({
      anyOf: [{ format: 'date' }, { format: 'date-time' }],
      description: 'Zeitpunkt nach ISO 8601 mit Zeitzone oder Tag YYYY-MM-DD (0 Uhr in Berlin).',
    })
    .transform((value, ctx) => {
      const day = DAY.exec(value.trim());
      if (!day) return readInstant(value.trim().replace(BLANK_OFFSET, '+$1'), NO_INSTANT_OR_DAY, ctx);
      if (isCalendarDay(day)) return berlinMidnight(value.trim()).toISOString();
      addFault(ctx, 'INVALID_FORMAT', NO_INSTANT_OR_DAY);
      return z.NEVER;
    });

function readInstant(value: string, otherwise: string, ctx: z.RefinementCtx): string {
  const parts = INSTANT.exec(value);
  const date = parts?.[5] && isCalendarDay(parts) ? new Date(value) : null;
  const year = date?.getUTCFullYear() ?? Number.NaN;
  if (date && year >= 1 && year <= 9999) return date.toISOString();
  addFault(ctx, 'INVALID_FORMAT', parts && !parts[5] ? NO_ZONE : otherwise);
  return z.NEVER;
}

/** `Date` quietly turns the 30th of February into March; such a day is a typing error. */
function isCalendarDay([, year, month, day]: RegExpExecArray): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day) && Number(year) > 0;
}

const BERLIN = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });

/** Offset of Berlin at an instant in milliseconds; "GMT+01:00", before 1893 with seconds. */
function berlinOffsetMs(instantMs: number): number {
  const name = BERLIN.formatToParts(instantMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes, seconds] = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name) ?? [];
  const offsetSec = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return (sign === '-' ? -1 : 1) * offsetSec * 1000;
}

/** 00:00 in Berlin of a day `YYYY-MM-DD`. The clocks change at 01:00 UTC, so midnight exists once on every day. */
function berlinMidnight(day: string): Date {
  const utcMidnightMs = Date.parse(`${day}T00:00:00Z`);
  const guessMs = utcMidnightMs - berlinOffsetMs(utcMidnightMs);
  return new Date(utcMidnightMs - berlinOffsetMs(guessMs));
}
