import { requireAdmin } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { findMeters } from '../data/meters.js';
import type { TelemetryDeps } from '../deps.js';
import { assignMeter, unassignMeter } from '../usecases/assign-meter.js';
import { removeDemoMeters } from '../usecases/demo-meters.js';
import { callerScope } from './caller-scope.js';
import {
  Meter,
  MeterAssignmentInput,
  MeterAssignmentPayload,
  RemoveDemoMetersPayload,
} from './meter.type.js';

@Resolver(() => Meter)
export class MeterResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database' | 'eventBus'>) {}

  @Query(() => [Meter], { description: 'The meters the caller may see: all for the admin, else their own.' })
  async meters(@Ctx() context: SubgraphContext): Promise<Meter[]> {
    return findMeters(this.deps.database, callerScope(context.identity), null);
  }

  @Mutation(() => RemoveDemoMetersPayload, {
    description: 'Removes the demo meters with their readings for good. Admin only.',
  })
  async removeDemoMeters(@Ctx() context: SubgraphContext): Promise<RemoveDemoMetersPayload> {
    requireAdmin(context.identity);
    return { meters: await removeDemoMeters(this.deps.database) };
  }

  @Mutation(() => MeterAssignmentPayload, { description: 'Lets a customer see a meter. Admin only.' })
  async assignMeter(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => MeterAssignmentInput, { description: 'Meter and customer.' })
    { meterId, userId }: MeterAssignmentInput,
  ): Promise<MeterAssignmentPayload> {
    requireAdmin(context.identity);
    return { meter: await assignMeter(this.deps, meterId, userNamed(userId)) };
  }

  @Mutation(() => MeterAssignmentPayload, {
    description: 'Takes a meter from a customer; harmless if they did not have it. Admin only.',
  })
  async unassignMeter(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => MeterAssignmentInput, { description: 'Meter and customer.' })
    { meterId, userId }: MeterAssignmentInput,
  ): Promise<MeterAssignmentPayload> {
    requireAdmin(context.identity);
    return { meter: await unassignMeter(this.deps, meterId, userNamed(userId)) };
  }
}

function userNamed(userId: string): string {
  return userId.trim().normalize('NFC');
}
