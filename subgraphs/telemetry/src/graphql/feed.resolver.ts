import { requireAdmin } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { findFeeds } from '../data/feeds.js';
import type { TelemetryDeps } from '../deps.js';
import { switchSimulation } from '../usecases/switch-simulation.js';
import { Feed, SwitchSimulationInput, SwitchSimulationPayload } from './feed.type.js';

@Resolver(() => Feed)
export class FeedResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database' | 'eventBus'>) {}

  @Query(() => [Feed], { description: 'The feeds and how far they are. Admin only.' })
  async simulation(@Ctx() context: SubgraphContext): Promise<Feed[]> {
    requireAdmin(context.identity);
    return findFeeds(this.deps.database);
  }

  @Mutation(() => SwitchSimulationPayload, {
    description:
      'Starts or stops simulated feeds, for good and within a second; a repeat changes nothing. CONFLICT for starting a feed that is real. Admin only.',
  })
  async switchSimulation(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => SwitchSimulationInput, { description: 'What to do.' })
    { action, feed }: SwitchSimulationInput,
  ): Promise<SwitchSimulationPayload> {
    requireAdmin(context.identity);
    return { feeds: await switchSimulation(this.deps, action, feed ?? null) };
  }
}
