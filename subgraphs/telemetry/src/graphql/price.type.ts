import { Instant } from '@luna/platform/subgraph/scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Market } from './market.type.js';

@ObjectType({
  description:
    'Price of one product on one market in one slot: a single price, or the mean over time of an hour, day or bucket.',
})
export class Price {
  @Field(() => String, { description: 'Market in upper case, e.g. EEX.' })
  market!: string;

  @Field(() => Market, { nullable: true, description: 'The market itself.' })
  venue!: Market | null;

  @Field(() => String, { description: 'Product in upper case, e.g. BASE.' })
  product!: string;

  @Field(() => Instant, { description: 'Start of the slot, UTC.' })
  ts!: Date;

  @Field(() => Int, {
    description: 'Length of the slot in seconds; of a single price the usual distance of its series.',
  })
  slotSec!: number;

  @Field(() => Float, { nullable: true, description: 'Price in €/MWh, may be negative.' })
  priceEurMwh!: number | null;

  @Field(() => Float, { nullable: true, description: 'Traded energy in MWh, of a longer slot the sum.' })
  volume!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lowest price in €/MWh; null on a single price.' })
  priceEurMwhMin?: number | null;

  @Field(() => Float, { nullable: true, description: 'Highest price in €/MWh; null on a single price.' })
  priceEurMwhMax?: number | null;

  @Field(() => Int, { nullable: true, description: 'Prices in the slot; null on a single price.' })
  count?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Prices of a complete slot, as far as it lies in the period asked for; null on a single price.',
  })
  expected?: number | null;
}
