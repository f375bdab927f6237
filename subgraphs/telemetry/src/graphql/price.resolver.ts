import { requireCaller } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Instant } from '@luna/platform/subgraph/scalars';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { findPrices } from '../data/prices.js';
import type { TelemetryDeps } from '../deps.js';
import { rowLimit, timeRange } from '../usecases/time-range.js';
import { Price } from './price.type.js';

const MOST_ROWS = 20_000;

@Resolver(() => Price)
export class PriceResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database' | 'clock'>) {}

  @Query(() => [Price], {
    description:
      'Prices in [from, to) by time, market and product; default the last 24 hours of everything. If there are more than `first` (at most 20,000), the newest ones. Unknown names give no rows.',
  })
  async prices(
    @Ctx() context: SubgraphContext,
    @Arg('markets', () => [String], { nullable: true, description: 'In any case.' }) markets: string[] | null,
    @Arg('products', () => [String], { nullable: true, description: 'In any case.' }) products:
      | string[]
      | null,
    @Arg('from', () => Instant, { nullable: true, description: 'Start.' }) from: Date | null,
    @Arg('to', () => Instant, { nullable: true, description: 'End, exclusive.' }) to: Date | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 1000, description: 'Most rows.' })
    first: number | null,
  ): Promise<Price[]> {
    requireCaller(context.identity);
    return findPrices(this.deps.database, {
      markets: upperCase(markets),
      products: upperCase(products),
      ...timeRange(from ?? null, to ?? null, this.deps.clock.now()),
      limit: rowLimit(first ?? 1000, MOST_ROWS),
    });
  }
}

/** Names as they are stored; null for none. NUL, which PostgreSQL cannot hold, names nothing. */
function upperCase(names: string[] | null | undefined): string[] | null {
  return names?.length ? names.map((name) => name.toUpperCase().replaceAll('\u0000', '')) : null;
}
