import { Field, InputType, ObjectType } from 'type-graphql';
import { Job } from './ingest.type.js';

@InputType({ description: 'How to look at the corpus.' })
export class CheckCorpusInput {
  @Field(() => Boolean, { description: 'Also mend what can be mended without a person.' })
  repair!: boolean;

  @Field(() => Boolean, { description: 'Also read every file and compare its hash.' })
  deep!: boolean;
}

@ObjectType({ description: 'The check that was ordered.' })
export class CheckCorpusPayload {
  @Field(() => Job, {
    description:
      'Its `result` holds `findings` with counts and the first ids, and `left`, the number not repaired.',
  })
  job!: Job;
}
