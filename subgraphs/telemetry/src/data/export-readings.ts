import type { SqlExecutor } from '@luna/platform/ports/database';

/** Rows per round trip; the most that is ever in memory of one export. */
export const PAGE = 4_000;

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

/** The wall clock of Berlin at each instant, in ISO 8601 with its offset. */
export async function localTimes(sql: SqlExecutor, instants: Date[]): Promise<string[]> {
  const rows = await sql.query<{ ts_local: string }>(
    `select ${localOf('ts')} from unnest($1::timestamptz[]) with ordinality as i(ts, number) order by number`,
    [instants],
  );
  return rows.map((row) => row.ts_local);
}
