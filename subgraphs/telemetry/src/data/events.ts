import type { SqlExecutor } from '@luna/platform/ports/database';

export const EVENT_TYPES = ['view', 'click', 'like', 'solve', 'ask', 'feedback'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface EventRow {
  eventId: string;
  userId: string;
  ts: Date;
  type: EventType;
  itemId: string | null;
  chunkId: string | null;
  meta: Record<string, unknown>;
}

const SUBJECT_KEYS = ['events_item_id_fkey', 'events_chunk_id_fkey'];

/** The item or chunk of an event went after it was looked up and before the event was stored. */
export function isSubjectGone(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  // TimescaleDB puts a prefix before the names of constraints on its chunks.
  return code === '23503' && SUBJECT_KEYS.some((key) => constraint?.endsWith(key));
}

/**
 * Stores an event once per `eventId` and `ts`; false if that key is another user's. Throws what `isSubjectGone`
 * recognises.
 */
export async function insertEvent(sql: SqlExecutor, event: EventRow): Promise<boolean> {
  await sql.query(
    `insert into events (event_id, user_id, ts, type, item_id, chunk_id, meta)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb) on conflict do nothing`,
    [
      event.eventId,
      event.userId,
      event.ts,
      event.type,
      event.itemId,
      event.chunkId,
      JSON.stringify(event.meta),
    ],
  );
  const own = await sql.query('select 1 from events where event_id = $1 and ts = $2 and user_id = $3', [
    event.eventId,
    event.ts,
    event.userId,
  ]);
  return own.length > 0;
}
