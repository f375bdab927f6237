import { fieldError } from '@luna/platform/errors/luna-error';
import { EVENT_TYPES, type EventType } from '../data/events.js';

const OLDEST = Date.UTC(2000, 0, 1);
const CLOCK_SKEW_MS = 5 * 60_000;
const META_BYTES = 8_192;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Escapes of JSON text that PostgreSQL cannot store: NUL and halves of a surrogate pair. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;

export interface NewEvent {
  /** UUID or external id. */
  userId: string;
  type: string;
  ts: Date | null;
  itemId: string | null;
  chunkId: string | null;
  meta: Record<string, unknown>;
  eventId: string | null;
}

/** Throws VALIDATION for the first field that breaks a rule which needs no look-up. */
export function checkEvent(event: NewEvent, now: Date): asserts event is NewEvent & { type: EventType } {
  checkUserId(event.userId);
  if (!(EVENT_TYPES as readonly string[]).includes(event.type)) {
    throw fieldError('type', 'NOT_ALLOWED', `kennt nur ${EVENT_TYPES.join(', ')}.`);
  }
  if (event.ts && (event.ts.getTime() < OLDEST || event.ts.getTime() > now.getTime() + CLOCK_SKEW_MS)) {
    throw fieldError('ts', 'OUT_OF_RANGE', 'muss zwischen dem 1.1.2000 und jetzt liegen.');
  }
  for (const [field, id] of [
    ['item_id', event.itemId],
    ['chunk_id', event.chunkId],
    ['event_id', event.eventId],
  ] as const) {
    if (id !== null && !UUID.test(id)) throw fieldError(field, 'INVALID_FORMAT', 'muss eine UUID sein.');
  }
  if (event.eventId !== null && event.ts === null) {
    throw fieldError('ts', 'REQUIRED', 'wird zusammen mit „event_id“ gebraucht.');
  }
  checkMeta(event.meta);
}

/** VALIDATION for what cannot name a user. */
export function checkUserId(userId: string): void {
  if (userId === '') throw fieldError('user_id', 'REQUIRED', 'darf nicht leer sein.');
  if (userId.length > 200) throw fieldError('user_id', 'TOO_LONG', 'darf höchstens 200 Zeichen haben.');
  if (/\p{Cc}/u.test(userId) || UNSTORABLE.test(JSON.stringify(userId))) {
    throw fieldError('user_id', 'INVALID_FORMAT', 'darf keine Steuerzeichen enthalten.');
  }
}

function checkMeta(meta: Record<string, unknown>): void {
  const json = JSON.stringify(meta);
  if (Buffer.byteLength(json) > META_BYTES) {
    throw fieldError('meta', 'TOO_LONG', 'darf als JSON höchstens 8 KiB groß sein.');
  }
  if (UNSTORABLE.test(json)) {
    throw fieldError('meta', 'INVALID_FORMAT', 'enthält Zeichen, die sich nicht speichern lassen.');
  }
  const { reward } = meta;
  if (reward === undefined || reward === null) return;
  if (typeof reward !== 'number') throw fieldError('meta.reward', 'WRONG_TYPE', 'muss eine Zahl sein.');
  if (reward < -1 || reward > 1) {
    throw fieldError('meta.reward', 'OUT_OF_RANGE', 'muss zwischen -1 und 1 liegen.');
  }
}
