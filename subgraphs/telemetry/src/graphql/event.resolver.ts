import { requireCaller } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { TelemetryDeps } from '../deps.js';
import { recordEvent } from '../usecases/record-event.js';
import { RecordEventInput, RecordEventPayload } from './event.type.js';

@Resolver()
export class EventResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database' | 'entityClient' | 'clock'>) {}

  @Mutation(() => RecordEventPayload, { description: 'Stores what a user did; a repeat is stored once.' })
  async recordEvent(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => RecordEventInput, { description: 'The event.' }) input: RecordEventInput,
  ): Promise<RecordEventPayload> {
    const identity = requireCaller(context.identity);
    const event = {
      userId: input.userId.trim().normalize('NFC'),
      type: input.type,
      ts: input.ts ?? null,
      itemId: input.itemId ?? null,
      chunkId: input.chunkId ?? null,
      meta: input.meta ?? {},
      eventId: input.eventId ?? null,
    };
    return { eventId: await recordEvent(this.deps, identity, event, context) };
  }
}
