import { requireCaller } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
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

interface Subscribing<Args> {
  args: Args;
  context: SubgraphContext;
}

/** A class per call, because a decorator knows the class but not the instance with its dependencies. */
export function createLiveResolver(readings: LiveReadings, prices: LivePrices): object {
  const subscribeReadings = ({ args, context }: Subscribing<ReadingAddedArgs>) => {
    const wanted = { meterIds: args.meterIds ?? null, since: args.since ?? null };
    return readings.subscribe(callerScope(context.identity), wanted, context.signal);
  };
  const subscribePrices = ({ args, context }: Subscribing<PriceAddedArgs>) => {
    requireCaller(context.identity);
    const filter = { markets: upperCase(args.markets), products: upperCase(args.products) };
    return prices.subscribe({ ...filter, since: args.since ?? null }, context.signal);
  };

  @Resolver()
  class LiveResolver {
    @Subscription(() => Reading, {
      subscribe: async (data) => subscribeReadings(data as Subscribing<ReadingAddedArgs>),
      description: 'Readings as they are stored, each meter in order.',
    })
    readingAdded(@Root() reading: Reading, @Args(() => ReadingAddedArgs) _args: ReadingAddedArgs): Reading {
      return reading;
    }

    @Subscription(() => Price, {
      subscribe: async (data) => subscribePrices(data as Subscribing<PriceAddedArgs>),
      description: 'Prices as they are stored, each product of a market in order.',
    })
    priceAdded(@Root() price: Price, @Args(() => PriceAddedArgs) _args: PriceAddedArgs): Price {
      return price;
    }
  }
  return new LiveResolver();
}
