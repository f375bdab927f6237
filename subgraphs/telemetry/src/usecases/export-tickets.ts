import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { Clock } from '@luna/platform/ports/clock';
import type { Database } from '@luna/platform/ports/database';
import { useTicket } from '../data/used-tickets.js';
import type { Detail } from './choose-grid.js';

const LIFETIME_MS = 60_000;

export type ExportFormat = 'json' | 'csv';

/** Everything the stream needs, checked before the ticket was signed. */
export interface ExportOrder extends Detail {
  /** Whose meters; null = all, for the admin. */
  userId: string | null;
  /** null = all of that user. */
  meterIds: string[] | null;
  from: Date;
  to: Date | null;
  format: ExportFormat;
  localTime: boolean;
}

interface SignedOrder extends Omit<ExportOrder, 'from' | 'to'> {
  from: string;
  to: string | null;
  id: string;
  expiresAt: number;
}

/** Signs orders into tickets that count once, within a minute, whichever copy of the service they come to. */
export class ExportTickets {
  constructor(
    private readonly key: Buffer,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  issue(order: ExportOrder): { token: string; expiresAt: Date } {
    const expiresAt = this.clock.now().getTime() + LIFETIME_MS;
    const body = Buffer.from(JSON.stringify({ ...order, id: randomUUID(), expiresAt })).toString('base64url');
    return { token: `${body}.${this.mac(body)}`, expiresAt: new Date(expiresAt) };
  }

  /** NOT_FOUND for a forged, expired or used ticket. */
  async redeem(token: string): Promise<ExportOrder> {
    const [body = '', mac = ''] = token.split('.');
    const expected = Buffer.from(this.mac(body));
    const given = Buffer.from(mac);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw invalidTicket();
    const { id, expiresAt, ...order } = JSON.parse(Buffer.from(body, 'base64url').toString()) as SignedOrder;
    const now = this.clock.now();
    if (expiresAt <= now.getTime()) throw invalidTicket();
    if (!(await useTicket(this.database, { id, expiresAt: new Date(expiresAt) }, now))) throw invalidTicket();
    return { ...order, from: new Date(order.from), to: order.to === null ? null : new Date(order.to) };
  }

  private mac(body: string): string {
    return createHmac('sha256', this.key).update(`readings-export.${body}`).digest('base64url');
  }
}

function invalidTicket(): LunaError {
  return new LunaError(
    'NOT_FOUND',
    'Dieser Verweis ist abgelaufen oder wurde schon benutzt. Bitte den Export neu anfordern.',
  );
}
