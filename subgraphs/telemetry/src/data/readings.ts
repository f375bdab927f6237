import type { SqlExecutor } from '@luna/platform/ports/database';

/** Quality of a value after BDEW, from best to worst. */
export const QUALITIES = [
  'MEASURED',
  'SUBSTITUTE',
  'PROVISIONAL',
  'PROPOSED',
  'FORECAST',
  'MISSING',
  'UNUSABLE',
] as const;
export type ReadingQuality = (typeof QUALITIES)[number];

export interface MeterRow {
  id: string;
  name: string;
  intervalSec: number;
  simulated: boolean;
  demo: boolean;
}

/** Mean power over the slot that starts at `ts`, in kW; voltage in V. */
export interface ReadingRow {
  meterId: string;
  ts: Date;
  consumptionKw: number | null;
  productionKw: number | null;
  voltage: number | null;
  quality: ReadingQuality;
}

/**
 * Stores readings of registered meters, those already there stay as they are, and counts the new ones in the
 * feed, all in one statement. The key-share lock keeps a meter that is being removed from getting rows back.
 */
export async function appendReadings(sql: SqlExecutor, feed: string, rows: ReadingRow[]): Promise<number> {
  const [result] = await sql.query<{ added: number }>(
    `with known as (select meter_id from meters where meter_id = any($2::text[]) for key share),
     added as (
       insert into smart_meter_readings (meter_id, ts, consumption_kw, production_kw, voltage, quality)
       select r.* from unnest($2::text[], $3::timestamptz[], $4::float8[], $5::float8[], $6::float8[], $7::text[])
         as r(meter_id, ts, consumption_kw, production_kw, voltage, quality)
         join known using (meter_id)
       on conflict do nothing returning ts)
     update feeds set rows_written = rows_written + (select count(*) from added),
       last_ts = greatest(last_ts, (select max(ts) from added))
     where name = $1 returning (select count(*) from added)::int as added`,
    [
      feed,
      rows.map((row) => row.meterId),
      rows.map((row) => row.ts),
      rows.map((row) => row.consumptionKw),
      rows.map((row) => row.productionKw),
      rows.map((row) => row.voltage),
      rows.map((row) => row.quality),
    ],
  );
  return result?.added ?? 0;
}

export async function lastReadingTs(sql: SqlExecutor, meterId: string): Promise<Date | null> {
  const [row] = await sql.query<{ ts: Date | null }>(
    'select max(ts) as ts from smart_meter_readings where meter_id = $1',
    [meterId],
  );
  return row?.ts ?? null;
}

export interface ReadingsQuery {
  meterIds: string[];
  from: Date;
  /** Exclusive; null = open end. */
  to: Date | null;
  /** The newest ones are kept if there are more. */
  limit: number;
}

/** Readings in `[from, to)` by time, then meter. */
export async function findReadings(sql: SqlExecutor, query: ReadingsQuery): Promise<ReadingRow[]> {
  const newestFirst = await sql.query<ReadingRow>(
    `select meter_id as "meterId", ts, consumption_kw as "consumptionKw", production_kw as "productionKw",
       voltage, coalesce(quality, 'MEASURED') as quality
     from smart_meter_readings
     where meter_id = any($1) and ts >= $2 and ts < coalesce($3::timestamptz, 'infinity')
     order by ts desc, meter_id desc limit $4`,
    [query.meterIds, query.from, query.to, query.limit],
  );
  return newestFirst.reverse();
}

export async function deleteReadingsOf(sql: SqlExecutor, meterIds: string[]): Promise<void> {
  await sql.query('delete from smart_meter_readings where meter_id = any($1)', [meterIds]);
}
