import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A point where electricity is measured.' })
@Directive('@key(fields: "id")')
export class Meter {
  @Field(() => ID, { description: 'Number of the meter.' })
  id!: string;
}
