import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An exchange where electricity is traded.' })
@Directive('@key(fields: "name")')
export class Market {
  @Field(() => ID, { description: 'Name in upper case, e.g. EEX.' })
  name!: string;
}
