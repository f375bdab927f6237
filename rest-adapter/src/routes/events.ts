import { z } from 'zod';
import { addFault } from '../fields/fault.js';
import { openObject } from '../fields/open-object.js';
import { requiredText, uuid } from '../fields/text.js';
import { instant } from '../fields/time.js';
import { RecordEventDocument } from '../generated/operations.js';
import { toGraphql } from '../mapping/enums.js';
import { defineRoute } from './route.type.js';

const META_BYTES_MAX = 8 * 1024;
const USER_ID_LENGTH_MAX = 200;

export const eventsRoute = defineRoute({
  method: 'POST',
  path: '/events',
  access: 'C',
  statuses: [200, 400, 403, 413, 415],
  deadlineMs: null,
  body: z
    .object({
      user_id: requiredText(USER_ID_LENGTH_MAX),
      type: z.enum(['view', 'click', 'like', 'solve', 'ask', 'feedback']),
      ts: instant().optional(),
      item_id: uuid().optional(),
      chunk_id: uuid().optional(),
      meta: openObject(META_BYTES_MAX).default({}),
      event_id: uuid().optional(),
    })
    .superRefine((event, ctx) => {
      if (event.event_id && !event.ts) addFault(ctx, 'REQUIRED', 'fehlt; mit event_id ist es nötig', ['ts']);
    }),
  data: z.object({ saved: z.literal(true), event_id: z.uuid() }).meta({ id: 'SavedEvent' }),
  docs: {
    tag: 'Ereignisse',
    summary: 'Ereignis festhalten',
    description: 'Dieselbe `event_id` mit demselben `ts` wird nur einmal gespeichert.',
    example: {
      user_id: '11111111-2222-4333-8444-555555555555',
      type: 'view',
      meta: { reason: 'Startseite' },
    },
  },
  async handle({ body, run }) {
    const { recordEvent } = await run(RecordEventDocument, {
      input: {
        userId: body.user_id,
        type: toGraphql(body.type),
        ts: body.ts,
        itemId: body.item_id,
        chunkId: body.chunk_id,
        meta: body.meta,
        eventId: body.event_id,
      },
    });
    return {
      status: 200,
      message: 'Ereignis gespeichert.',
      data: { saved: true, event_id: recordEvent.eventId },
    };
  },
});
