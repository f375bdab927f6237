import { Instant } from '@luna/platform/subgraph/scalars';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { EVENT_TYPES } from '../data/events.js';

const EventType = Object.fromEntries(EVENT_TYPES.map((type) => [type.toUpperCase(), type]));
registerEnumType(EventType, { name: 'EventType', description: 'What a user did.' });

@InputType({ description: 'Something a user did with a document or an answer.' })
export class RecordEventInput {
  @Field(() => String, { description: 'UUID or external id; a customer may name only themself.' })
  userId!: string;

  @Field(() => EventType, { description: 'What was done.' })
  type!: string;

  @Field(() => Instant, { nullable: true, description: 'When, from 2000 to now; default now.' })
  ts?: Date | null;

  @Field(() => ID, { nullable: true, description: 'Document it was done with.' })
  itemId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Passage it was done with; its document is filled in.' })
  chunkId?: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Further facts, at most 8 KiB as JSON; `reward` (-1 to 1) and `reason` teach Luna.',
  })
  meta?: Record<string, unknown> | null;

  @Field(() => ID, { nullable: true, description: 'UUID that makes a repeat harmless; needs `ts`.' })
  eventId?: string | null;
}

@ObjectType({ description: 'The event is stored.' })
export class RecordEventPayload {
  @Field(() => ID, { description: 'Id of the event.' })
  eventId!: string;
}
