import type { FeedSource, FeedStore } from './feed.js';
import { nextSlotStart, slotStart } from './slots.js';

const BACK_FILL_MS = 7 * 86_400_000;
/** Rows per statement: one round trip each, and short enough not to hold up the event loop. */
const BATCH = 1_000;

/**
 * Stores every slot that has ended since the last one stored, at most seven days back: the first start's
 * back-fill, the gap a kill -9 or a closed laptop left, and the ordinary next row are the same thing.
 * Batches go in order of time, so an interruption leaves no hole behind the last row. Returns new rows.
 */
export async function catchUp<Series, Row>(
  source: FeedSource<Series, Row>,
  store: FeedStore<Series, Row>,
  now: Date,
  signal: AbortSignal,
): Promise<number> {
  let added = 0;
  for (const series of await source.series()) {
    added += await fillSeries(source, store, series, now, signal);
  }
  return added;
}

async function fillSeries<Series, Row>(
  source: FeedSource<Series, Row>,
  store: FeedStore<Series, Row>,
  series: Series,
  now: Date,
  signal: AbortSignal,
): Promise<number> {
  const step = source.intervalSec * 1000;
  const end = slotStart(now, source.intervalSec).getTime();
  const oldest = end - BACK_FILL_MS;
  const last = await store.lastTs(series);
  const missing = Math.max(last ? last.getTime() + 1 : 0, oldest);
  let from = nextSlotStart(new Date(missing), source.intervalSec).getTime();
  let added = 0;
  while (from < end && !signal.aborted) {
    const to = Math.min(end, from + BATCH * step);
    added += await store.append(await source.read(series, new Date(from), new Date(to)));
    from = to;
  }
  if (added > 0) await store.announce(series, new Date(from - step));
  return added;
}
