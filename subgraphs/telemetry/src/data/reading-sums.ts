import type { SqlExecutor } from '@luna/platform/ports/database';
import { QUALITIES } from './readings.js';
import { pieceColumns, type SlotPiece } from './slot-pieces.js';

/** What the readings of one meter in one slot add up to; null where no row has a value. Powers in kW, voltage in V. */
export interface ReadingSums {
  slot: number;
  meterId: string;
  count: number;
  consumptionSum: number | null;
  consumptionCount: number;
  consumptionMin: number | null;
  consumptionMax: number | null;
  productionSum: number | null;
  productionCount: number;
  productionMin: number | null;
  productionMax: number | null;
  voltageSum: number | null;
  voltageCount: number;
  /** Position of the worst quality in `QUALITIES`, from 1. */
  worst: number | null;
}

/** One row per slot and meter that has readings, by slot, then meter. */
export function sumReadings(
  sql: SqlExecutor,
  meterIds: string[],
  pieces: SlotPiece[],
): Promise<ReadingSums[]> {
  // Lateral, so that each piece is a short range of the primary key whatever the planner thinks of the whole.
  return sql.query<ReadingSums>(
    `select p.slot, m.meter_id as "meterId", sum(part.n)::int as count,
       sum(part.c_sum) as "consumptionSum", sum(part.c_n)::int as "consumptionCount",
       min(part.c_min) as "consumptionMin", max(part.c_max) as "consumptionMax",
       sum(part.p_sum) as "productionSum", sum(part.p_n)::int as "productionCount",
       min(part.p_min) as "productionMin", max(part.p_max) as "productionMax",
       sum(part.v_sum) as "voltageSum", sum(part.v_n)::int as "voltageCount", max(part.worst) as worst
     from unnest($2::int[], $3::timestamptz[], $4::timestamptz[], $5::text[]) as p(slot, lo, hi, source)
     cross join unnest($1::text[]) as m(meter_id)
     cross join lateral (
       select count(*) as n, sum(consumption_kw) as c_sum, count(consumption_kw) as c_n,
         min(consumption_kw) as c_min, max(consumption_kw) as c_max,
         sum(production_kw) as p_sum, count(production_kw) as p_n,
         min(production_kw) as p_min, max(production_kw) as p_max,
         sum(voltage) as v_sum, count(voltage) as v_n,
         max(array_position($6::text[], coalesce(quality, 'MEASURED'))) as worst
       from smart_meter_readings r
       where p.source = 'raw' and r.meter_id = m.meter_id and r.ts >= p.lo and r.ts < p.hi
     ) part
     group by p.slot, m.meter_id having sum(part.n) > 0
     order by p.slot, m.meter_id`,
    [meterIds, ...pieceColumns(pieces), QUALITIES],
  );
}
