import type { SqlExecutor } from '@luna/platform/ports/database';

export interface InsertedSeries {
  meterId: string;
  /** Who may see it; nobody if left out. */
  userId?: string;
  from: string;
  count: number;
  /** Seconds; 900 unless told. */
  intervalSec?: number;
}

/** A real meter whose n-th reading is n kW drawn, n/2 kW fed in, 230 V, measured. */
export async function insertReadings(sql: SqlExecutor, series: InsertedSeries): Promise<void> {
  const { meterId, userId, from, count, intervalSec = 900 } = series;
  await sql.query(
    'insert into meters (meter_id, name, interval_sec) values ($1, $2, $3) on conflict do nothing',
    [meterId, `Zähler ${meterId}`, intervalSec],
  );
  if (userId) {
    await sql.query('insert into meter_assignments values ($1, $2) on conflict do nothing', [
      userId,
      meterId,
    ]);
  }
  await sql.query(
    `insert into smart_meter_readings
     select $1, $2::timestamptz + make_interval(secs => n * $4::int), n, n / 2.0, 230, 'MEASURED'
     from generate_series(0, $3::int - 1) as n`,
    [meterId, from, count, intervalSec],
  );
}
