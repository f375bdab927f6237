import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Counts of the whole installation; this part counts the corpus.' })
@Directive('@key(fields: "id")')
export class MetricsOverview {
  @Field(() => ID, { description: 'Always "overview".' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Documents that can be searched.' })
  items!: number | null;

  @Field(() => Int, { nullable: true, description: 'Passages of these documents.' })
  chunks!: number | null;
}
