import { fieldError } from '@luna/platform/errors/luna-error';

const DAY_MS = 86_400_000;

export interface TimeRange {
  from: Date;
  /** Exclusive; null = open end. */
  to: Date | null;
}

/** `[from, to)`; without `from` the 24 h before `to`, else before now. VALIDATION if it is empty. */
export function timeRange(from: Date | null, to: Date | null, now: Date): TimeRange {
  const start = from ?? new Date((to ?? now).getTime() - DAY_MS);
  if (to !== null && start >= to) throw fieldError('from', 'OUT_OF_RANGE', 'muss vor „to“ liegen.');
  return { from: start, to };
}

/** A row count of a list field, 1 … `most`. */
export function rowLimit(first: number, most: number): number {
  if (first < 1 || first > most)
    throw fieldError('first', 'OUT_OF_RANGE', `muss zwischen 1 und ${most} liegen.`);
  return first;
}
