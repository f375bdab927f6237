import { Instant } from '@luna/platform/subgraph/scalars';
import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Price of one product on one market in one slot.' })
export class Price {
  @Field(() => String, { description: 'Market in upper case, e.g. EEX.' })
  market!: string;

  @Field(() => String, { description: 'Product in upper case, e.g. BASE.' })
  product!: string;

  @Field(() => Instant, { description: 'Start of the slot, UTC.' })
  ts!: Date;

  @Field(() => Float, { nullable: true, description: 'Price in €/MWh, may be negative.' })
  priceEurMwh!: number | null;

  @Field(() => Float, { nullable: true, description: 'Traded energy in MWh.' })
  volume!: number | null;
}
