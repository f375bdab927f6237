import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Job } from './ingest.type.js';

const IngestState = {
  QUEUED: 'queued',
  RUNNING: 'running',
  RETRY_WAIT: 'retry_wait',
  DONE: 'done',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
} as const;
registerEnumType(IngestState, {
  name: 'IngestState',
  description: 'Where the taking in of a document stands.',
});

@ObjectType({ description: 'Why a document could not be taken in, so far or for good.' })
export class IngestError {
  @Field(() => String, { description: 'Code of the REST contract, e.g. DOCUMENT_ENCRYPTED.' })
  code!: string;

  @Field(() => String, { description: 'What to do about it, in German.' })
  message!: string;
}

@ObjectType({ description: 'How far a document is on its way into the corpus.' })
export class IngestProgress {
  @Field(() => ID, { description: 'Id of the job.' })
  jobId!: string;

  @Field(() => IngestState, { description: 'Where it stands.' })
  state!: string;

  @Field(() => String, {
    nullable: true,
    description: 'extracting, chunking, embedding, indexing or verifying; null before the start.',
  })
  stage!: string | null;

  @Field(() => Float, { nullable: true, description: '0 to 1 within the stage; null when unknown.' })
  progress!: number | null;

  @Field(() => Int, { nullable: true, description: 'Number of passages once it is done.' })
  chunks!: number | null;

  @Field(() => IngestError, { nullable: true, description: 'Why the last attempt failed.' })
  error!: IngestError | null;

  @Field(() => Job, { description: 'The work behind it.' })
  job!: Job;

  itemId!: string | null;
}
