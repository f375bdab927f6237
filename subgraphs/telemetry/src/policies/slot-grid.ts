import type { Period } from './period.js';

const QUARTER_SEC = 900;

/** Start of the multiple of `sec` since the epoch that holds `at`. */
function floorTo(at: Date, sec: number): number {
  return Math.floor(at.getTime() / (sec * 1000)) * sec * 1000;
}

/** Slots of equal length, one after the other. */
export interface FixedGrid {
  start: Date;
  sec: number;
  count: number;
}

/** The slots that cover `[from, end)`; the first one starts at a multiple of `alignSec` since the epoch. */
export function fixedGrid(from: Date, end: Date, sec: number, alignSec = sec): FixedGrid {
  const start = floorTo(from, alignSec);
  const count = end > from ? Math.ceil((end.getTime() - start) / (sec * 1000)) : 0;
  return { start: new Date(start), sec, count };
}

/** At most `maxPoints` slots that cover `[from, end)`: the shortest multiple of a quarter of an hour that does. */
export function thinGrid(from: Date, end: Date, maxPoints: number): FixedGrid {
  const span = end.getTime() - floorTo(from, QUARTER_SEC);
  const quarters = Math.max(1, Math.ceil(span / maxPoints / (QUARTER_SEC * 1000)));
  return fixedGrid(from, end, quarters * QUARTER_SEC, QUARTER_SEC);
}

/** Slots `first` to `last`, counted from 0. */
export function fixedSlots({ start, sec }: FixedGrid, first: number, last: number): Period[] {
  const at = (number: number) => new Date(start.getTime() + number * sec * 1000);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
    from: at(first + i),
    to: at(first + i + 1),
  }));
}
