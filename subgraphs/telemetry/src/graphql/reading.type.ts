import { Instant } from '@luna/platform/subgraph/scalars';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { QUALITIES, type ReadingQuality as Quality } from '../data/readings.js';
import { Meter } from './meter.type.js';

const ReadingQuality = Object.fromEntries(QUALITIES.map((quality) => [quality, quality]));
registerEnumType(ReadingQuality, { name: 'ReadingQuality', description: 'Quality of a value after BDEW.' });

/** Fields that only aggregated rows have. */
const nullOnRaw = (description: string) => ({
  nullable: true,
  description: `${description}; null on a single reading.`,
});

@ObjectType({
  description:
    'Mean power over one slot of a meter, as measured at the grid connection. A slot is that of a single reading, or an hour, day or bucket of several; then the worst quality counts, and a slot without readings has nulls and MISSING.',
})
export class Reading {
  @Field(() => Meter, { nullable: true, description: 'The meter it was read from.' })
  meter!: Meter | null;

  @Field(() => Instant, { description: 'Start of the slot, UTC.' })
  ts!: Date;

  @Field(() => Int, {
    description: 'Length of the slot in seconds; a local day has 82,800, 86,400 or 90,000.',
  })
  slotSec!: number;

  @Field(() => Float, { nullable: true, description: 'Mean power drawn from the grid in kW.' })
  consumptionKw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean power fed into the grid in kW.' })
  productionKw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Voltage in V.' })
  voltage!: number | null;

  @Field(() => ReadingQuality, { description: 'How the value came about.' })
  quality!: Quality;

  @Field(() => Float, nullOnRaw('Least power drawn in kW'))
  consumptionKwMin?: number | null;

  @Field(() => Float, nullOnRaw('Most power drawn in kW'))
  consumptionKwMax?: number | null;

  @Field(() => Float, nullOnRaw('Least power fed in, in kW'))
  productionKwMin?: number | null;

  @Field(() => Float, nullOnRaw('Most power fed in, in kW'))
  productionKwMax?: number | null;

  @Field(() => Float, nullOnRaw('Energy drawn in kWh, of the readings there are'))
  consumptionKwh?: number | null;

  @Field(() => Float, nullOnRaw('Energy fed in, in kWh, of the readings there are'))
  productionKwh?: number | null;

  @Field(() => Int, nullOnRaw('Readings in the slot'))
  count?: number | null;

  @Field(() => Int, nullOnRaw('Readings of a complete slot, as far as it lies in the period asked for'))
  expected?: number | null;
}
