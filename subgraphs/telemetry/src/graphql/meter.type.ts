import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

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

@InputType({ description: 'A meter and a customer.' })
export class MeterAssignmentInput {
  @Field(() => ID, { description: 'Number of the meter.' })
  meterId!: string;

  @Field(() => String, { description: 'UUID or external id; a customer who is new is registered.' })
  userId!: string;
}

@ObjectType({ description: 'The meter whose customers changed.' })
export class MeterAssignmentPayload {
  @Field(() => Meter, { description: 'The meter.' })
  meter!: Meter;
}
