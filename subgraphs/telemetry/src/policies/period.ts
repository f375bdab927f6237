/** `[from, to)`. */
export interface Period {
  from: Date;
  to: Date;
}

/** What two periods have in common; null if nothing. */
export function overlap(a: Period, b: Period): Period | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from < to ? { from, to } : null;
}

/** Index of the first item for which `isReached` holds, given that it holds for all after it; the length if for none. */
export function firstReached<T>(items: readonly T[], isReached: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Those of sorted periods that have something in common with one; there may be many of both. */
export function touching(periods: readonly Period[], { from, to }: Period): readonly Period[] {
  const first = firstReached(periods, (period) => period.to > from);
  return periods.slice(
    first,
    firstReached(periods, (period) => period.from >= to),
  );
}

/** `period` without `holes`, which are sorted and do not overlap each other. */
export function without(period: Period, holes: readonly Period[]): Period[] {
  const rest: Period[] = [];
  let { from } = period;
  for (const hole of holes) {
    const common = overlap({ from, to: period.to }, hole);
    if (!common) continue;
    if (from < common.from) rest.push({ from, to: common.from });
    from = common.to;
  }
  if (from < period.to) rest.push({ from, to: period.to });
  return rest;
}

/** Length in seconds. */
export function secondsOf({ from, to }: Period): number {
  return (to.getTime() - from.getTime()) / 1000;
}
