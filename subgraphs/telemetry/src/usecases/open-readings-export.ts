import { Readable } from 'node:stream';
import type { Clock } from '@luna/platform/ports/clock';
import type { Database } from '@luna/platform/ports/database';
import {
  BUCKET_COLUMNS,
  type ExportRow,
  localTimes,
  PAGE,
  RAW_COLUMNS,
  rawPages,
} from '../data/export-readings.js';
import { measureReadings } from '../data/measure.js';
import { findMeters } from '../data/meters.js';
import type { MeterRow } from '../data/readings.js';
import type { Period } from '../policies/period.js';
import { chooseGrid, isRaw, type SlotGrid } from './choose-grid.js';
import { csvBody, jsonBody } from './export-format.js';
import type { ExportOrder, ExportTickets } from './export-tickets.js';
import { localDay } from './order-readings-export.js';
import { type ReadingSlot, readingSlots } from './reading-slots.js';

export interface ReadingsExport {
  contentType: string;
  fileName: string;
  /** JSON: the complete `data` object of the REST answer; CSV: header line and rows. */
  stream: Readable;
}

/**
 * Redeems a ticket. NOT_FOUND if it does not count any more; UNAVAILABLE if the database is away. The first page
 * is read before this resolves; a failure after that destroys the stream instead of ending it.
 */
export async function openReadingsExport(
  deps: { database: Database; tickets: ExportTickets; clock: Clock },
  token: string,
): Promise<ReadingsExport> {
  const order = await deps.tickets.redeem(token);
  const { head, columns, pages } = await planExport(deps.database, order);
  const first = await pages.next();
  const rows = resume(first, pages);
  const csv = order.format === 'csv';
  return {
    contentType: csv ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8',
    fileName: `smartmeter_${localDay(order.from)}_${localDay(order.to ?? deps.clock.now())}.${order.format}`,
    stream: Readable.from(csv ? csvBody(columns, rows) : jsonBody(head, columns, rows), {
      objectMode: false,
    }),
  };
}

interface ExportPlan {
  head: Record<string, unknown>;
  columns: string[];
  pages: AsyncGenerator<ExportRow[]>;
}

async function planExport(database: Database, order: ExportOrder): Promise<ExportPlan> {
  // Looked up again, so that a ticket shows nothing that was taken from its owner in the meantime.
  const scope = order.userId === null ? 'all' : { userId: order.userId };
  const meters = await findMeters(database, scope, order.meterIds);
  const head = { from: order.from, to: order.to };
  const withLocal = (columns: string[]) => (order.localTime ? [...columns, 'ts_local'] : columns);
  const meterIds = meters.map((meter) => meter.id);
  const measure = isRaw(order)
    ? null
    : await measureReadings(database, meterIds, order, order.maxPoints ?? 0);
  const grid = measure && (await chooseGrid(database, order, order, measure));
  if (!grid) {
    const intervalSec = Math.min(...meters.map((meter) => meter.intervalSec), 900);
    return {
      head: { ...head, resolution: 'raw' },
      columns: withLocal(RAW_COLUMNS),
      pages: rawPages(database, { ...head, meterIds, intervalSec, localTime: order.localTime }),
    };
  }
  const { bucketSec } = grid;
  return {
    head: {
      ...head,
      ...(bucketSec ? { resolution: 'bucket', bucket_sec: bucketSec } : { resolution: order.resolution }),
    },
    columns: withLocal(BUCKET_COLUMNS),
    pages: slotPages(database, order, meters, grid, measure.stored),
  };
}

/** Pages of one row per slot and meter, by time, then meter. */
async function* slotPages(
  database: Database,
  order: ExportOrder,
  meters: MeterRow[],
  grid: SlotGrid,
  stored: Period | null,
): AsyncGenerator<ExportRow[]> {
  const perPage = Math.max(1, Math.floor(PAGE / Math.max(1, meters.length)));
  for (let first = 0; first < grid.count && meters.length > 0; first += perPage) {
    const slots = await grid.slots(first, Math.min(grid.count, first + perPage) - 1);
    const rows = (await readingSlots(database, meters, slots, order, stored)).map(slotRow);
    if (order.localTime) {
      const local = await localTimes(
        database,
        slots.map((slot) => slot.from),
      );
      for (const [i, row] of rows.entries()) row.ts_local = local[Math.floor(i / meters.length)] ?? null;
    }
    yield rows;
  }
}

function slotRow(slot: ReadingSlot): ExportRow {
  return {
    meter_id: slot.meterId,
    ts: slot.ts,
    consumption_kw: slot.consumptionKw,
    production_kw: slot.productionKw,
    voltage: slot.voltage,
    quality: slot.quality,
    consumption_kw_min: slot.consumptionKwMin,
    consumption_kw_max: slot.consumptionKwMax,
    production_kw_min: slot.productionKwMin,
    production_kw_max: slot.productionKwMax,
    consumption_kwh: slot.consumptionKwh,
    production_kwh: slot.productionKwh,
    count: slot.count,
    expected: slot.expected,
  };
}

async function* resume(
  first: IteratorResult<ExportRow[]>,
  rest: AsyncGenerator<ExportRow[]>,
): AsyncGenerator<ExportRow[]> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
