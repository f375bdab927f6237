import { requireAdmin } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Ctx, Query, Resolver } from 'type-graphql';
import { findFeeds } from '../data/feeds.js';
import type { TelemetryDeps } from '../deps.js';
import { Feed } from './feed.type.js';

@Resolver(() => Feed)
export class FeedResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database'>) {}

  @Query(() => [Feed], { description: 'The feeds and how far they are. Admin only.' })
  async simulation(@Ctx() context: SubgraphContext): Promise<Feed[]> {
    requireAdmin(context.identity);
    return findFeeds(this.deps.database);
  }
}
