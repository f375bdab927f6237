import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A point where electricity is measured.' })
@Directive('@key(fields: "id")')
export class Meter {
  @Field(() => ID, { description: 'Number of the meter.' })
  id!: string;

  @Field(() => String, { description: 'German name for people.' })
  name!: string;

  @Field(() => Int, { description: 'Length of a slot, and distance of two readings, in seconds.' })
  intervalSec!: number;

  @Field(() => Boolean, { description: 'Its readings come from the simulation.' })
  simulated!: boolean;

  @Field(() => Boolean, { description: 'Belongs to the demo data.' })
  demo!: boolean;
}

@ObjectType({ description: 'What the removal of the demo meters did.' })
export class RemoveDemoMetersPayload {
  @Field(() => Int, { description: 'Number of removed meters.' })
  meters!: number;
}
