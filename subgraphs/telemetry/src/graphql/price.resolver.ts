import { requireCaller } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Instant } from '@luna/platform/subgraph/scalars';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { TelemetryDeps } from '../deps.js';
import type { Resolution as Detail } from '../usecases/choose-grid.js';
import { type PriceSlot, readPrices } from '../usecases/read-prices.js';
import { Market } from './market.type.js';
import { Price } from './price.type.js';
import { MAX_POINTS, Resolution } from './resolution.type.js';
import { upperCase } from './series-names.js';

@Resolver(() => Price)
export class PriceResolver {
  constructor(private readonly deps: Pick<TelemetryDeps, 'database' | 'clock'>) {}

  @Query(() => [Price], {
    description:
      'Prices in [from, to) by time, market and product; default the last 24 hours of everything. If there are more than `first`, the newest ones. Unknown names give no rows. With `resolution` or `maxPoints` slots without prices are there too, up to the last price where the end is open; at most 20,000 rows.',
  })
  async prices(
    @Ctx() context: SubgraphContext,
    @Arg('markets', () => [String], { nullable: true, description: 'In any case.' }) markets: string[] | null,
    @Arg('products', () => [String], { nullable: true, description: 'In any case.' }) products:
      | string[]
      | null,
    @Arg('from', () => Instant, { nullable: true, description: 'Start.' }) from: Date | null,
    @Arg('to', () => Instant, { nullable: true, description: 'End, exclusive.' }) to: Date | null,
    @Arg('resolution', () => Resolution, { nullable: true, description: 'Default RAW.' })
    resolution: Detail | null,
    @Arg('maxPoints', () => Int, { nullable: true, description: MAX_POINTS }) maxPoints: number | null,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 1000,
      description: 'Most rows, up to 20,000; without effect beside `maxPoints`.',
    })
    first: number | null,
  ): Promise<PriceSlot[]> {
    requireCaller(context.identity);
    return readPrices(this.deps, {
      markets: upperCase(markets),
      products: upperCase(products),
      from: from ?? null,
      to: to ?? null,
      resolution: resolution ?? null,
      maxPoints: maxPoints ?? null,
      first: first ?? 1000,
    });
  }

  @FieldResolver(() => Market, { nullable: true, description: 'The market itself.' })
  venue(@Root() price: Price): Market {
    return { name: price.market };
  }
}
