import type { Clock } from '@luna/platform/ports/clock';
import type { Database } from '@luna/platform/ports/database';
import type { MeterScope } from '../policies/meters.js';
import { checkDetail, type Detail } from './choose-grid.js';
import type { ExportFormat, ExportTickets } from './export-tickets.js';
import { timeRange } from './time-range.js';
import { visibleMeters } from './visible-meters.js';

export interface ExportRequest extends Detail {
  /** null or empty = all meters of the scope. */
  meterIds: string[] | null;
  from: Date | null;
  to: Date | null;
  format: ExportFormat;
  localTime: boolean;
}

export interface ExportTicketData {
  token: string;
  expiresAt: Date;
  fileName: string;
}

/** Checks an export completely, so that its stream has nothing left to refuse, and signs it into a ticket. */
export async function orderReadingsExport(
  deps: { database: Database; tickets: ExportTickets; clock: Clock },
  scope: MeterScope,
  request: ExportRequest,
): Promise<ExportTicketData> {
  const { maxPoints, resolution } = request;
  checkDetail(request);
  const now = deps.clock.now();
  const range = timeRange(request.from, request.to, now);
  const named = request.meterIds?.length ? request.meterIds : null;
  const meters = await visibleMeters(deps.database, scope, named);
  const ticket = deps.tickets.issue({
    userId: scope === 'all' ? null : scope.userId,
    meterIds: named === null ? null : meters.map((meter) => meter.id),
    ...range,
    format: request.format,
    resolution,
    maxPoints,
    localTime: request.localTime,
  });
  const fileName = `smartmeter_${localDay(range.from)}_${localDay(range.to ?? now)}.${request.format}`;
  return { ...ticket, fileName };
}

const BERLIN_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

export function localDay(at: Date): string {
  return BERLIN_DAY.format(at);
}
