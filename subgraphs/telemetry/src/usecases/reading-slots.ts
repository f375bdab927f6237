import type { SqlExecutor } from '@luna/platform/ports/database';
import { type ReadingSums, sumReadings } from '../data/reading-sums.js';
import { type MeterRow, QUALITIES, type ReadingRow } from '../data/readings.js';
import { type Slot, type SlotGrid, secondsWithin } from '../policies/slot-grid.js';
import { round6 } from './round.js';
import { piecesOf } from './slot-pieces.js';
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

/** Slots `first` to `last` of the grid for each meter, those without readings included, by time, then meter. */
export async function readingSlots(
  sql: SqlExecutor,
  meters: MeterRow[],
  range: TimeRange,
  grid: SlotGrid,
  [first, last]: [first: number, last: number],
): Promise<ReadingSlot[]> {
  const slots = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => grid.at(first + i));
  const sums = await sumReadings(
    sql,
    meters.map((meter) => meter.id),
    piecesOf(slots, range),
  );
  const found = new Map(sums.map((row) => [`${row.slot} ${row.meterId}`, row]));
  return slots.flatMap((slot, number) =>
    meters.map((meter) => slotOf(meter, slot, range, found.get(`${number} ${meter.id}`))),
  );
}

function slotOf(meter: MeterRow, slot: Slot, { from, to }: TimeRange, sums?: ReadingSums): ReadingSlot {
  const kwh = (sum?: number | null) => (sum == null ? null : round6((sum * meter.intervalSec) / 3600));
  const mean = (sum?: number | null, count = 0) => (sum == null ? null : round6(sum / count));
  return {
    meterId: meter.id,
    meter,
    ts: slot.start,
    slotSec: secondsWithin(slot, slot.start, null),
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
    expected: Math.round(secondsWithin(slot, from, to) / meter.intervalSec),
  };
}
