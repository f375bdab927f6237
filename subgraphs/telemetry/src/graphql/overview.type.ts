import { Instant } from '@luna/platform/subgraph/scalars';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Events of one local day.' })
export class DailyEvents {
  @Field(() => String, { description: 'Day in Berlin, YYYY-MM-DD.' })
  day!: string;

  @Field(() => Int, { description: 'All events of the day.' })
  count!: number;

  @Field(() => GraphQLJSONObject, { description: 'Count per type that occurred, e.g. {"view": 3}.' })
  byType!: Record<string, number>;
}

@ObjectType({ description: 'Counts of the whole system, each from the subgraph that owns it.' })
@Directive('@key(fields: "id")')
export class MetricsOverview {
  @Field(() => ID, { description: 'Always "overview".' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Events of the last 24 hours.' })
  eventsPerDay?: number;

  @Field(() => [DailyEvents], { nullable: true, description: 'The last 30 local days, oldest first.' })
  eventsDaily?: DailyEvents[];

  @Field(() => Int, { nullable: true, description: 'Meters; a customer sees their own.' })
  meters?: number;

  @Field(() => Int, { nullable: true, description: 'Readings of the last 24 hours of these meters.' })
  readingsPerDay?: number;

  @Field(() => Int, { nullable: true, description: 'Market prices of the last 24 hours.' })
  pricesPerDay?: number;

  @Field(() => Instant, { nullable: true, description: 'Slot of the newest reading of these meters.' })
  latestReadingAt?: Date | null;

  @Field(() => Instant, { nullable: true, description: 'Slot of the newest market price.' })
  latestPriceAt?: Date | null;
}
