import type { SqlExecutor } from '@luna/platform/ports/database';
import type { MeterRow, ReadingRow } from './readings.js';
import { byWindow, endsOf, type RowCursor, type SeriesEnds, type SeriesWindow } from './series-window.js';

export type LiveReading = ReadingRow & { meter: MeterRow; slotSec: number };

const COLUMNS = `r.meter_id as "meterId", r.ts, r.consumption_kw as "consumptionKw",
  r.production_kw as "productionKw", r.voltage, coalesce(r.quality, 'MEASURED') as quality, m.interval_sec as "slotSec",
  json_build_object('id', m.meter_id, 'name', m.name, 'intervalSec', m.interval_sec,
    'simulated', m.source = 'simulation', 'demo', m.demo) as meter`;

/** How far each of the meters is stored; those without readings are left out. */
export async function readingEnds(sql: SqlExecutor, meterIds: string[]): Promise<SeriesEnds> {
  return endsOf(
    await sql.query<{ key: string; ts: Date }>(
      `select m.meter_id as key, newest.ts from unnest($1::text[]) as m(meter_id) cross join lateral (
         select ts from smart_meter_readings r where r.meter_id = m.meter_id order by ts desc limit 1) newest`,
      [meterIds],
    ),
  );
}

/** The oldest `limit` rows of each window, in one query for all of them. */
export async function readingsOfWindows(
  sql: SqlExecutor,
  windows: SeriesWindow[],
  limit: number,
): Promise<LiveReading[][]> {
  const rows = await sql.query<LiveReading & { window: number }>(
    `select (w.number - 1)::int as window, ${COLUMNS}
     from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) with ordinality as w(meter_id, after, up_to, number)
     join meters m using (meter_id) cross join lateral (
       select * from smart_meter_readings s
       where s.meter_id = w.meter_id and s.ts > w.after and s.ts <= w.up_to order by s.ts limit $4) r
     order by w.number, r.ts`,
    [windows.map((w) => w.key), windows.map((w) => w.after), windows.map((w) => w.upTo), limit],
  );
  return byWindow(rows, windows);
}

/** The place before the newest `limit` rows after `since` and up to the ends; null if there are no more than that. */
export async function newestReadingsCursor(
  sql: SqlExecutor,
  ends: SeriesEnds,
  since: Date,
  limit: number,
): Promise<RowCursor | null> {
  const [cursor] = await sql.query<RowCursor>(
    `select r.ts, e.meter_id as key
     from unnest($1::text[], $2::timestamptz[]) as e(meter_id, up_to) cross join lateral (
       select ts from smart_meter_readings s where s.meter_id = e.meter_id and s.ts > $3 and s.ts <= e.up_to
       order by ts desc limit $4 + 1) r
     order by r.ts desc, e.meter_id desc offset $4 limit 1`,
    [[...ends.keys()], [...ends.values()], since, limit],
  );
  return cursor ?? null;
}

/** Up to `limit` rows after the cursor and up to the ends, by time, then meter. */
export function readingsAfter(
  sql: SqlExecutor,
  ends: SeriesEnds,
  cursor: RowCursor,
  limit: number,
): Promise<LiveReading[]> {
  return sql.query<LiveReading>(
    `select ${COLUMNS}
     from unnest($1::text[], $2::timestamptz[]) as e(meter_id, up_to)
     join meters m using (meter_id) cross join lateral (
       select * from smart_meter_readings s
       where s.meter_id = e.meter_id and s.ts >= $3 and (s.ts, s.meter_id) > ($3, $4) and s.ts <= e.up_to
       order by s.ts limit $5) r
     order by r.ts, r.meter_id limit $5`,
    [[...ends.keys()], [...ends.values()], cursor.ts, cursor.key, limit],
  );
}
