import { Readable } from 'node:stream';
import type { Clock } from '@luna/platform/ports/clock';
import type { Database } from '@luna/platform/ports/database';
import {
  BUCKET_COLUMNS,
  bucketPages,
  type ExportGrid,
  type ExportRange,
  type ExportRow,
  measureRange,
  RAW_COLUMNS,
  rawPages,
  startOfLocalDay,
} from '../data/export-readings.js';
import { findMeters } from '../data/meters.js';
import { csvBody, jsonBody } from './export-format.js';
import type { ExportOrder, ExportTickets } from './export-tickets.js';
import { localDay } from './order-readings-export.js';

const QUARTER_MS = 900_000;

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
  const order = deps.tickets.redeem(token);
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
  const range: ExportRange = {
    meterIds: meters.map((meter) => meter.id),
    from: order.from,
    to: order.to,
    intervalSec: Math.min(...meters.map((meter) => meter.intervalSec), 900),
    localTime: order.localTime,
  };
  const head = { from: order.from, to: order.to };
  const withLocal = (columns: string[]) => (order.localTime ? [...columns, 'ts_local'] : columns);
  const { grid, end } = await chooseGrid(database, order, range);
  if (grid === null) {
    return {
      head: { ...head, resolution: 'raw' },
      columns: withLocal(RAW_COLUMNS),
      pages: rawPages(database, range),
    };
  }
  const bucket = order.maxPoints !== null && grid.kind === 'fixed' ? grid.sec : null;
  return {
    head: {
      ...head,
      ...(bucket ? { resolution: 'bucket', bucket_sec: bucket } : { resolution: order.resolution }),
    },
    columns: withLocal(BUCKET_COLUMNS),
    pages: bucketPages(database, range, grid, end),
  };
}

/** The slots of an export, null for raw rows. An open end reaches to the last row. */
async function chooseGrid(
  database: Database,
  order: ExportOrder,
  range: ExportRange,
): Promise<{ grid: ExportGrid | null; end: Date }> {
  const none = { grid: null, end: order.from };
  if (order.resolution === 'raw' && order.maxPoints === null) return none;
  const { mostRows, lastTs } = await measureRange(database, range);
  const end = order.to ?? (lastTs ? new Date(lastTs.getTime() + 1) : order.from);
  if (order.maxPoints !== null) {
    if (mostRows <= order.maxPoints) return none;
    const start = floorTo(order.from, QUARTER_MS);
    const quarters = Math.ceil((end.getTime() - start.getTime()) / order.maxPoints / QUARTER_MS);
    return { grid: { kind: 'fixed', start, sec: quarters * 900 }, end };
  }
  if (order.resolution === '1d') {
    return { grid: { kind: 'day', start: await startOfLocalDay(database, order.from) }, end };
  }
  const sec = order.resolution === '1h' ? 3_600 : 900;
  return { grid: { kind: 'fixed', start: floorTo(order.from, sec * 1000), sec }, end };
}

function floorTo(at: Date, ms: number): Date {
  return new Date(Math.floor(at.getTime() / ms) * ms);
}

async function* resume(
  first: IteratorResult<ExportRow[]>,
  rest: AsyncGenerator<ExportRow[]>,
): AsyncGenerator<ExportRow[]> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
