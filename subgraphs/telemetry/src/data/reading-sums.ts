import type { SqlExecutor } from '@luna/platform/ports/database';
import type { SlotPiece } from '../policies/slot-pieces.js';
import { pieceColumns } from './piece-columns.js';
import { QUALITIES } from './readings.js';

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

const POWERS = ['consumption', 'production'];

const ROWS = `select count(*) as row_count,
  ${POWERS.map((power) => `sum(${power}_kw) as ${power}_sum, count(${power}_kw) as ${power}_count, min(${power}_kw) as ${power}_min, max(${power}_kw) as ${power}_max`)},
  sum(voltage) as voltage_sum, count(voltage) as voltage_count,
  max(array_position($6::text[], coalesce(quality, 'MEASURED'))) as worst
  from smart_meter_readings r
  where p.source = 'rows' and r.meter_id = m.meter_id and r.ts >= p.lo and r.ts < p.hi`;

const WORST_FIRST = QUALITIES.map(
  (quality, i) => `when sum(${quality.toLowerCase()}_count) > 0 then ${i + 1}`,
).reverse();

const sumsOf = (source: 'hours' | 'days', table: string) => `select sum(row_count) as row_count,
  ${POWERS.map((power) => `sum(${power}_sum), sum(${power}_count), min(${power}_min), max(${power}_max)`)},
  sum(voltage_sum), sum(voltage_count), case ${WORST_FIRST.join(' ')} end
  from ${table} s
  where p.source = '${source}' and s.meter_id = m.meter_id and s.bucket >= p.lo and s.bucket < p.hi`;

// Lateral, so that each piece is a short range of a primary key whatever the planner thinks of the whole.
const SQL = `select p.slot, m.meter_id as "meterId", sum(part.row_count)::int as count,
    ${POWERS.map((power) => `sum(${power}_sum) as "${power}Sum", sum(${power}_count)::int as "${power}Count", min(${power}_min) as "${power}Min", max(${power}_max) as "${power}Max"`)},
    sum(voltage_sum) as "voltageSum", sum(voltage_count)::int as "voltageCount", max(worst) as worst
  from unnest($2::int[], $3::timestamptz[], $4::timestamptz[], $5::text[]) as p(slot, lo, hi, source)
  cross join unnest($1::text[]) as m(meter_id)
  cross join lateral (
    ${ROWS} union all ${sumsOf('hours', 'readings_hourly')} union all ${sumsOf('days', 'readings_daily')}) part
  group by p.slot, m.meter_id having sum(part.row_count) > 0`;

/** One row per slot and meter that has readings, in no order. */
export function sumReadings(
  sql: SqlExecutor,
  meterIds: string[],
  pieces: SlotPiece[],
): Promise<ReadingSums[]> {
  return sql.query<ReadingSums>(SQL, [meterIds, ...pieceColumns(pieces), QUALITIES]);
}
