import { requireCaller } from '@luna/platform/auth/require';
import type { SubscriptionSource } from '@luna/platform/subgraph/define-subgraph';
import { Instant } from '@luna/platform/subgraph/scalars';
import { Args, ArgsType, Field, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { LivePrices } from '../live/live-prices.js';
import type { LiveReadings } from '../live/live-readings.js';
import { callerScope } from './caller-scope.js';
import { Price } from './price.type.js';
import { Reading } from './reading.type.js';
import { upperCase } from './series-names.js';

const SINCE =
  'Slot of the last row you have: those after it come first, by time, at most the newest 20,000; then the new ones, without a hole or a repeat. Left out: only new ones.';

@ArgsType()
class ReadingAddedArgs {
  @Field(() => [ID], { nullable: true, description: 'At most 50 meters; default all you may see.' })
  meterIds?: string[] | null;

  @Field(() => Instant, { nullable: true, description: SINCE })
  since?: Date | null;
}

@ArgsType()
class PriceAddedArgs {
  @Field(() => [String], { nullable: true, description: 'In any case; default all.' })
  markets?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'In any case; default all.' })
  products?: string[] | null;

  @Field(() => Instant, { nullable: true, description: SINCE })
  since?: Date | null;
}

@Resolver()
export class LiveResolver {
  @Subscription(() => Reading, {
    topics: 'readingAdded',
    description: 'Readings as they are stored, each meter in order.',
  })
  readingAdded(@Root() reading: Reading, @Args(() => ReadingAddedArgs) _args: ReadingAddedArgs): Reading {
    return reading;
  }

  @Subscription(() => Price, {
    topics: 'priceAdded',
    description: 'Prices as they are stored, each product of a market in order.',
  })
  priceAdded(@Root() price: Price, @Args(() => PriceAddedArgs) _args: PriceAddedArgs): Price {
    return price;
  }
}

export function liveSources(
  readings: LiveReadings,
  prices: LivePrices,
): Record<keyof LiveResolver, SubscriptionSource> {
  return {
    readingAdded: async ({ meterIds, since }: ReadingAddedArgs, { identity, signal }) =>
      readings.subscribe(callerScope(identity), { meterIds: meterIds ?? null, since: since ?? null }, signal),
    priceAdded: async ({ markets, products, since }: PriceAddedArgs, { identity, signal }) => {
      requireCaller(identity);
      const filter = { markets: upperCase(markets), products: upperCase(products) };
      return prices.subscribe({ ...filter, since: since ?? null }, signal);
    },
  };
}
