import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { countDailyEvents } from '../data/overview.js';
import type { TelemetryDeps } from '../deps.js';
import { callerScope } from './caller-scope.js';
import { DailyEvents, MetricsOverview } from './overview.type.js';

@Resolver(() => MetricsOverview)
export class OverviewResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database' | 'clock'>) {}

  @FieldResolver(() => [DailyEvents], {
    nullable: true,
    description: 'The last 30 local days, oldest first.',
  })
  async eventsDaily(@Ctx() context: SubgraphContext): Promise<DailyEvents[]> {
    callerScope(context.identity);
    return countDailyEvents(this.deps.database, this.deps.clock.now());
  }
}
