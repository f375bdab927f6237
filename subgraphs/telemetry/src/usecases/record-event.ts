import { randomUUID } from 'node:crypto';
import { type Identity, userIdOf } from '@luna/platform/auth/identity';
import { fieldError, LunaError } from '@luna/platform/errors/luna-error';
import type { Clock } from '@luna/platform/ports/clock';
import type { Database } from '@luna/platform/ports/database';
import type { EntityClient } from '@luna/platform/ports/entity-client';
import { insertEvent, isSubjectGone } from '../data/events.js';
import { insertUser } from '../data/users.js';
import { mayRecordFor } from '../policies/events.js';
import { checkEvent, type NewEvent } from './check-event.js';
import { type Asker, findSubject, unknownSubject } from './find-subject.js';

/**
 * Stores what a user did and returns the id of the event; the same `eventId` and `ts` again is stored once.
 * VALIDATION for a bad field, FORBIDDEN for a customer who names somebody else.
 */
export async function recordEvent(
  deps: { database: Database; entityClient: EntityClient; clock: Clock },
  identity: Identity,
  event: NewEvent,
  asker: Asker,
): Promise<string> {
  const now = deps.clock.now();
  checkEvent(event, now);
  if (!mayRecordFor(identity, event.userId)) {
    throw new LunaError(
      'FORBIDDEN',
      'Sie können nur für sich selbst melden. Bitte die eigene user_id angeben.',
    );
  }
  const userId = userIdOf(event.userId);
  const subject = await findSubject(deps.entityClient, event, asker);
  const eventId = event.eventId?.toLowerCase() ?? randomUUID();
  await insertUser(deps.database, userId, event.userId);
  const row = { eventId, userId, ts: event.ts ?? now, type: event.type, ...subject, meta: event.meta };
  const isStored = await insertEvent(deps.database, row).catch((error: unknown) => {
    throw isSubjectGone(error) ? unknownSubject(subject.chunkId ? 'chunk_id' : 'item_id') : error;
  });
  if (!isStored)
    throw fieldError('event_id', 'NOT_ALLOWED', 'ist schon vergeben; bitte eine neue UUID bilden.');
  return eventId;
}
