import { berlinDayStart, berlinHour } from '../format/berlin-time';
import type { TimeSpan } from './ranges';

const MINUTE_MS = 60_000;

/** Distances of marks on the time axis, in minutes below a day and in days from there. */
const MINUTE_STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720];
const DAY_STEPS = [1, 2, 5, 10];

export interface TimeTicks {
  ticks: number[];
  unit: 'minute' | 'hour' | 'day';
}

/** Marks at round times of the wall clock in Berlin, at most `most` of them. */
export function timeTicks({ from, to }: TimeSpan, most: number): TimeTicks {
  const minutes = (to - from) / MINUTE_MS;
  const step = MINUTE_STEPS.find((candidate) => minutes / candidate <= most);
  if (step !== undefined) return { ticks: clockTicks(from, to, step), unit: step < 60 ? 'minute' : 'hour' };
  const days = minutes / (24 * 60);
  const dayStep = DAY_STEPS.find((candidate) => days / candidate <= most) ?? 10;
  return { ticks: dayTicks({ from, to }, dayStep), unit: 'day' };
}

/** Midnights in Berlin from the first day that begins in the window. */
export function dayTicks({ from, to }: TimeSpan, step = 1): number[] {
  const first = berlinDayStart(from) === from ? 0 : 1;
  const ticks: number[] = [];
  for (let days = first; berlinDayStart(from, days) < to; days += step)
    ticks.push(berlinDayStart(from, days));
  return ticks;
}

/** Walks in steps that divide an hour, so that a change of the clock only adds or leaves out marks. */
function clockTicks(from: number, to: number, step: number): number[] {
  const walk = Math.min(step, 60) * MINUTE_MS;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / walk) * walk; at <= to; at += walk) {
    if (step < 60 || (berlinHour(at) * 60) % step === 0) ticks.push(at);
  }
  return ticks;
}
