import type { SqlExecutor } from '@luna/platform/ports/database';
import { type ReadingSums, sumReadings } from '../data/reading-sums.js';
import { type MeterRow, QUALITIES, type ReadingRow } from '../data/readings.js';
import { overlap, type Period, secondsOf } from '../policies/period.js';
import { cutSlots } from './cut-slots.js';
import { round6 } from './round.js';

import type { TimeRange } from './time-range.js';

/** A reading, or what the readings of one slot come to: means in kW and V, energy in kWh, the worst quality. */
export interface ReadingSlot extends ReadingRow {
  meter: MeterRow;
  /** Length of the slot. */
  slotSec: number;
  /** null for a single reading, like everything below. */
  consumptionKwMin: number | null;
  consumptionKwMax: number | null;
  productionKwMin: number | null;
  productionKwMax: number | null;
  consumptionKwh: number | null;
  productionKwh: number | null;
  /** Readings in the slot. */
  count: number | null;
  /** Readings a complete slot has, as far as it lies in the period asked for. */
  expected: number | null;
}

/** A row per slot and meter, slots without readings included, in the order of the slots, then meters. */
export async function readingSlots(
  sql: SqlExecutor,
  meters: MeterRow[],
  slots: Period[],
  asked: TimeRange,
  stored: Period | null,
): Promise<ReadingSlot[]> {
  const ids = meters.map((meter) => meter.id);
  const pieces = stored ? await cutSlots(sql, 'readings', slots, asked, stored) : [];
  const sums = pieces.length > 0 ? await sumReadings(sql, ids, pieces) : [];
  const found = new Map(sums.map((row) => [`${row.slot} ${row.meterId}`, row]));
  return slots.flatMap((slot, number) =>
    meters.map((meter) => slotOf(meter, slot, asked, found.get(`${number} ${meter.id}`))),
  );
}

function slotOf(meter: MeterRow, slot: Period, asked: TimeRange, sums?: ReadingSums): ReadingSlot {
  const kwh = (sum?: number | null) => (sum == null ? null : round6((sum * meter.intervalSec) / 3600));
  const mean = (sum?: number | null, count = 0) => (sum == null ? null : round6(sum / count));
  return {
    meterId: meter.id,
    meter,
    ts: slot.from,
    slotSec: secondsOf(slot),
    consumptionKw: mean(sums?.consumptionSum, sums?.consumptionCount),
    productionKw: mean(sums?.productionSum, sums?.productionCount),
    voltage: mean(sums?.voltageSum, sums?.voltageCount),
    quality: QUALITIES[(sums?.worst ?? 0) - 1] ?? 'MISSING',
    consumptionKwMin: sums?.consumptionMin ?? null,
    consumptionKwMax: sums?.consumptionMax ?? null,
    productionKwMin: sums?.productionMin ?? null,
    productionKwMax: sums?.productionMax ?? null,
    consumptionKwh: kwh(sums?.consumptionSum),
    productionKwh: kwh(sums?.productionSum),
    count: sums?.count ?? 0,
    expected: expectedRows(slot, asked, meter.intervalSec),
  };
}

/** Rows that a slot has when none is missing, as far as it lies in the period asked for. */
export function expectedRows(slot: Period, { from, to }: TimeRange, intervalSec: number): number {
  const part = overlap(slot, { from, to: to ?? slot.to });
  return part ? Math.round(secondsOf(part) / intervalSec) : 0;
}
