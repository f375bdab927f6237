import { requireAdmin, requireCaller } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { AdminDeps } from '../deps.js';
import { checkHealth } from '../usecases/check-health.js';
import { systemInfo } from '../usecases/system-info.js';
import { Health } from './health.type.js';
import { MetricsOverview } from './overview.type.js';
import { SystemInfo } from './system-info.type.js';

@Resolver()
export class SystemResolver {
  constructor(private readonly deps: AdminDeps) {}

  @Query(() => SystemInfo, { description: 'What runs here. Public.' })
  systemInfo(): SystemInfo {
    return systemInfo(this.deps);
  }

  @Query(() => Health, { description: 'Health of every service, probed now. Admin only.' })
  async health(@Ctx() context: SubgraphContext): Promise<Health> {
    requireAdmin(context.identity);
    return checkHealth(this.deps, context.signal);
  }

  @Query(() => MetricsOverview, { description: 'Counts of the whole system.' })
  metricsOverview(@Ctx() context: SubgraphContext): MetricsOverview {
    requireCaller(context.identity);
    return { id: 'overview' };
  }
}
