import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A point where electricity is measured.' })
@Directive('@key(fields: "id")')
export class Meter {
  @Field(() => ID, { description: 'Number of the meter.' })
  id!: string;
}

@ObjectType({ description: 'An exchange where electricity is traded.' })
@Directive('@key(fields: "name")')
export class Market {
  @Field(() => ID, { description: 'Name in upper case, e.g. EEX.' })
  name!: string;
}
