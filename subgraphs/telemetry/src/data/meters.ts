import type { SqlExecutor } from '@luna/platform/ports/database';
import type { MeterScope } from '../policies/meters.js';
import type { DemoMeter } from '../simulation/demo-meters.js';
import type { MeterRow } from './readings.js';

const COLUMNS = `m.meter_id as id, m.name, m.interval_sec as "intervalSec",
  m.source = 'simulation' as simulated, m.demo`;

/** The meters of a scope by id; with `ids` only those of them that lie in the scope. */
export function findMeters(sql: SqlExecutor, scope: MeterScope, ids: string[] | null): Promise<MeterRow[]> {
  return sql.query<MeterRow>(
    `select ${COLUMNS} from meters m
     where ($1::uuid is null or exists (
         select from meter_assignments a where a.meter_id = m.meter_id and a.user_id = $1))
       and ($2::text[] is null or m.meter_id = any($2))
     order by m.meter_id`,
    [scope === 'all' ? null : scope.userId, ids],
  );
}

export function findSimulatedMeters(sql: SqlExecutor): Promise<MeterRow[]> {
  return sql.query<MeterRow>(`select ${COLUMNS} from meters m where m.source = 'simulation' order by 1`);
}

/** Registers the demo meters for one customer; repeating it only follows a changed interval. */
export async function upsertDemoMeters(
  sql: SqlExecutor,
  userId: string,
  meters: readonly DemoMeter[],
  intervalSec: number,
): Promise<void> {
  const ids = meters.map((meter) => meter.meterId);
  await sql.query(
    `insert into meters (meter_id, name, interval_sec, source, demo)
     select id, name, $3, 'simulation', true from unnest($1::text[], $2::text[]) as m(id, name)
     on conflict (meter_id) do update set interval_sec = excluded.interval_sec where meters.demo`,
    [ids, meters.map((meter) => meter.name), intervalSec],
  );
  await sql.query(
    `insert into meter_assignments (user_id, meter_id)
     select $1, meter_id from meters where demo and meter_id = any($2) on conflict do nothing`,
    [userId, ids],
  );
}

/** Removes the demo meters with their assignments; returns their ids. */
export async function deleteDemoMeters(sql: SqlExecutor): Promise<string[]> {
  const rows = await sql.query<{ id: string }>('delete from meters where demo returning meter_id as id');
  return rows.map((row) => row.id);
}

/** Real meters are there, so this is no empty installation any more. */
export async function hasRealMeters(sql: SqlExecutor): Promise<boolean> {
  return (await sql.query('select 1 from meters where not demo limit 1')).length > 0;
}
