import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Counts of the whole system, each from the subgraph that owns it.' })
@Directive('@key(fields: "id")')
export class MetricsOverview {
  @Field(() => ID, { description: 'Always "overview".' })
  id!: string;
}
