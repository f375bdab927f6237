import { requireAdmin } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { findMeters } from '../data/meters.js';
import type { TelemetryDeps } from '../deps.js';
import { removeDemoMeters } from '../usecases/demo-meters.js';
import { callerScope } from './caller-scope.js';
import { Meter, RemoveDemoMetersPayload } from './meter.type.js';

@Resolver(() => Meter)
export class MeterResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database'>) {}

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
}
