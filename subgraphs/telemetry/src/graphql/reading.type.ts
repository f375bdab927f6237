import { Instant } from '@luna/platform/subgraph/scalars';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { QUALITIES, type ReadingQuality as Quality } from '../data/readings.js';

const ReadingQuality = Object.fromEntries(QUALITIES.map((quality) => [quality, quality]));
registerEnumType(ReadingQuality, { name: 'ReadingQuality', description: 'Quality of a value after BDEW.' });

@ObjectType({ description: 'Mean power over one slot of a meter, as measured at the grid connection.' })
export class Reading {
  /** Key of the field `meter`. */
  meterId!: string;

  @Field(() => Instant, { description: 'Start of the slot, UTC.' })
  ts!: Date;

  @Field(() => Float, { nullable: true, description: 'Mean power drawn from the grid in kW.' })
  consumptionKw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean power fed into the grid in kW.' })
  productionKw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Voltage in V.' })
  voltage!: number | null;

  @Field(() => ReadingQuality, { description: 'How the value came about.' })
  quality!: Quality;
}
