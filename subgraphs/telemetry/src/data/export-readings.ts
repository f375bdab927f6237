import type { SqlExecutor } from '@luna/platform/ports/database';
import { QUALITIES } from './readings.js';

/** Rows per round trip; the most that is ever in memory of one export. */
const PAGE = 4_000;

export type ExportRow = Record<string, string | number | Date | null>;

export interface ExportRange {
  meterIds: string[];
  from: Date;
  /** Exclusive; null = open end. */
  to: Date | null;
  /** Shortest interval of the meters; only steers how much is read at once. */
  intervalSec: number;
  localTime: boolean;
}

/** Slots of equal length from `start` on, or local days of Berlin (23, 24 or 25 hours). */
export type ExportGrid = { kind: 'fixed'; start: Date; sec: number } | { kind: 'day'; start: Date };

export const RAW_COLUMNS = ['meter_id', 'ts', 'consumption_kw', 'production_kw', 'voltage', 'quality'];
export const BUCKET_COLUMNS = [
  ...RAW_COLUMNS,
  'consumption_kw_min',
  'consumption_kw_max',
  'production_kw_min',
  'production_kw_max',
  'consumption_kwh',
  'production_kwh',
  'count',
  'expected',
];

function localOf(ts: string): string {
  return `to_char(${ts} at time zone 'Europe/Berlin', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || '+' ||
    to_char((${ts} at time zone 'Europe/Berlin') - (${ts} at time zone 'UTC'), 'HH24:MI') as ts_local`;
}

/**
 * Pages of readings by time, then meter. Each page is a query of its own over a short window of the primary key:
 * a slow client holds no connection and no transaction, and the cost stays linear in the rows.
 */
export async function* rawPages(sql: SqlExecutor, range: ExportRange): AsyncGenerator<ExportRow[]> {
  const windowMs = Math.max(1, (PAGE * range.intervalSec * 1000) / Math.max(1, range.meterIds.length));
  const end = range.to?.getTime() ?? Number.POSITIVE_INFINITY;
  let start: Date | null = range.from;
  while (start !== null && start.getTime() < end) {
    const until: Date = new Date(Math.min(end, start.getTime() + windowMs));
    let after: { ts: Date; meterId: string } = { ts: start, meterId: '' };
    let page: ExportRow[];
    let any = false;
    do {
      page = await rawPage(sql, range, after, until);
      const last = page.at(-1);
      if (last) after = { ts: last.ts as Date, meterId: last.meter_id as string };
      any ||= page.length > 0;
      if (page.length > 0) yield page;
    } while (page.length === PAGE);
    start = any ? until : await nextReadingTs(sql, range.meterIds, until);
  }
}

function rawPage(
  sql: SqlExecutor,
  range: ExportRange,
  after: { ts: Date; meterId: string },
  until: Date,
): Promise<ExportRow[]> {
  return sql.query<ExportRow>(
    `select meter_id, ts, consumption_kw, production_kw, voltage, coalesce(quality, 'MEASURED') as quality
       ${range.localTime ? `, ${localOf('ts')}` : ''}
     from smart_meter_readings
     where meter_id = any($1) and ts >= $2 and ts < $4 and (ts, meter_id) > ($2, $3)
     order by ts, meter_id limit ${PAGE}`,
    [range.meterIds, after.ts, after.meterId, until],
  );
}

async function nextReadingTs(sql: SqlExecutor, meterIds: string[], from: Date): Promise<Date | null> {
  const [row] = await sql.query<{ ts: Date | null }>(
    `select min(first.ts) as ts from unnest($1::text[]) as m(meter_id) cross join lateral (
       select ts from smart_meter_readings r where r.meter_id = m.meter_id and ts >= $2 order by ts limit 1) first`,
    [meterIds, from],
  );
  return row?.ts ?? null;
}

/** Pages of one row per slot and meter, slots without readings included, by time, then meter. */
export async function* bucketPages(
  sql: SqlExecutor,
  range: ExportRange,
  grid: ExportGrid,
  end: Date,
): AsyncGenerator<ExportRow[]> {
  const slotsPerPage = Math.max(1, Math.floor(PAGE / Math.max(1, range.meterIds.length)));
  const slotSec = grid.kind === 'fixed' ? grid.sec : 86_400;
  let start = grid.start;
  while (start < end && range.meterIds.length > 0) {
    const until = new Date(Math.min(end.getTime(), start.getTime() + slotsPerPage * slotSec * 1000));
    const rows = await sql.query<ExportRow & { slot_end: Date }>(bucketSql(grid, range.localTime), [
      range.meterIds,
      range.from,
      range.to,
      start,
      until,
      grid.kind === 'fixed' ? grid.sec : 1,
      QUALITIES,
    ]);
    start = rows.at(-1)?.slot_end ?? end;
    yield rows;
  }
}

/** $1 meters, $2 from, $3 to, $4 first slot, $5 end of the page, $6 slots' seconds or days, $7 qualities. */
function bucketSql(grid: ExportGrid, localTime: boolean): string {
  const slots =
    grid.kind === 'fixed'
      ? `select ts, ts + make_interval(secs => $6::float8) as slot_end
         from generate_series($4::timestamptz, $5::timestamptz, make_interval(secs => $6::float8)) as s(ts)`
      : `select day at time zone 'Europe/Berlin' as ts,
           (day + make_interval(days => $6::int)) at time zone 'Europe/Berlin' as slot_end
         from generate_series($4::timestamptz at time zone 'Europe/Berlin',
           $5::timestamptz at time zone 'Europe/Berlin', make_interval(days => $6::int)) as s(day)`;
  const mean = (column: string) => `round(avg(${column})::numeric, 6)::float8 as ${column}`;
  const kwh = (kw: string, name: string) =>
    `round((sum(${kw}) * m.interval_sec / 3600)::numeric, 6)::float8 as ${name}`;
  // Lateral, so that each slot is a short range of the primary key whatever the planner thinks of the whole.
  return `with slot as (${slots})
    select m.meter_id, slot.ts, bucket.*, slot.slot_end,
      round(extract(epoch from least(slot.slot_end, $3::timestamptz) - greatest(slot.ts, $2::timestamptz))
        / m.interval_sec)::float8 as expected
      ${localTime ? `, ${localOf('slot.ts')}` : ''}
    from slot cross join meters m cross join lateral (
      select ${mean('consumption_kw')}, ${mean('production_kw')}, ${mean('voltage')},
        coalesce(($7::text[])[max(array_position($7::text[], coalesce(quality, 'MEASURED')))], 'MISSING') as quality,
        min(consumption_kw) as consumption_kw_min, max(consumption_kw) as consumption_kw_max,
        min(production_kw) as production_kw_min, max(production_kw) as production_kw_max,
        ${kwh('consumption_kw', 'consumption_kwh')}, ${kwh('production_kw', 'production_kwh')},
        count(*)::int as count
      from smart_meter_readings r
      where r.meter_id = m.meter_id and r.ts >= greatest(slot.ts, $2) and r.ts < least(slot.slot_end, $3)
    ) bucket
    where m.meter_id = any($1) and slot.ts < $5
    order by slot.ts, m.meter_id`;
}

/** Midnight in Berlin of the local day that holds `at`. */
export async function startOfLocalDay(sql: SqlExecutor, at: Date): Promise<Date> {
  const [row] = await sql.query<{ ts: Date }>(
    `select date_trunc('day', $1::timestamptz, 'Europe/Berlin') as ts`,
    [at],
  );
  return row?.ts ?? at;
}

/** Most rows any one meter has in the range, and the last row of all; `lastTs` is null if there are none. */
export async function measureRange(
  sql: SqlExecutor,
  range: ExportRange,
): Promise<{ mostRows: number; lastTs: Date | null }> {
  const [row] = await sql.query<{ mostRows: number | null; lastTs: Date | null }>(
    `select max(n)::int as "mostRows", max(last) as "lastTs" from (
       select count(*) as n, max(ts) as last from smart_meter_readings
       where meter_id = any($1) and ts >= $2 and ts < coalesce($3::timestamptz, 'infinity')
       group by meter_id) counted`,
    [range.meterIds, range.from, range.to],
  );
  return { mostRows: row?.mostRows ?? 0, lastTs: row?.lastTs ?? null };
}
