import type { SqlExecutor } from '@luna/platform/ports/database';
import { changedDays, type SummedSeries } from '../data/changed-days.js';
import { localMidnights } from '../data/local-days.js';
import { overlap, type Period, secondsOf } from '../policies/period.js';
import { cutSlot, type SlotPiece } from '../policies/slot-pieces.js';
import type { TimeRange } from './time-range.js';

const HOUR_SEC = 3_600;
const SHORTEST_DAY_SEC = 23 * HOUR_SEC;
/** More than any day, so that the days of the first and the last row are whole. */
const MARGIN_MS = 26 * HOUR_SEC * 1000;

/**
 * What to add up for slots, as far as they lie in the period asked for and near the rows that are stored. Reads which sums are out of date, so the sums have to be read
 * afterwards: whatever was stored before this was called is then in what they give.
 */
export async function cutSlots(
  sql: SqlExecutor,
  series: SummedSeries,
  slots: Period[],
  asked: TimeRange,
  stored: Period,
): Promise<SlotPiece[]> {
  const from = new Date(Math.max(asked.from.getTime(), stored.from.getTime() - MARGIN_MS));
  const end = stored.to.getTime() + MARGIN_MS;
  const part = { from, to: new Date(Math.min(asked.to?.getTime() ?? end, end)) };
  const parts = slots.map((slot) => overlap(slot, part));
  const longestSec = Math.max(0, ...parts.map((one) => (one ? secondsOf(one) : 0)));
  const rowsOnly = { changed: [part], midnights: [] };
  const state =
    longestSec < HOUR_SEC
      ? rowsOnly
      : {
          changed: await changedDays(sql, series, part),
          midnights: longestSec < SHORTEST_DAY_SEC ? [] : await localMidnights(sql, part),
        };
  return parts.flatMap((one, slot) => (one ? cutSlot(slot, one, state) : []));
}
