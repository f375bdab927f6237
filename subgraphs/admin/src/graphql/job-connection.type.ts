import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Job, JobKind, JobState } from './job.type.js';

@ObjectType({ description: 'Whether and where a list goes on.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'There is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the last entry of this page.' })
  endCursor!: string | null;
}

@ObjectType({ description: 'A job and its place in the list.' })
export class JobEdge {
  @Field(() => String, { description: 'Place in the list.' })
  cursor!: string;

  @Field(() => Job, { description: 'The job.' })
  node!: Job;
}

@ObjectType({ description: 'A page of jobs, newest first.' })
export class JobConnection {
  @Field(() => [JobEdge], { description: 'Jobs with their places.' })
  edges!: JobEdge[];

  @Field(() => [Job], { description: 'The jobs alone.' })
  nodes!: Job[];

  @Field(() => PageInfo, { description: 'Whether the list goes on.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'All jobs that fit the filter.' })
  totalCount!: number;
}

@InputType({ description: 'Which jobs; conditions are joined by AND.' })
export class JobFilter {
  @Field(() => JobState, { nullable: true, description: 'Only jobs that stand here.' })
  state?: 'queued' | 'running' | 'retry_wait' | 'done' | 'failed' | 'cancelled' | null;

  @Field(() => JobKind, { nullable: true, description: 'Only jobs that do this.' })
  kind?: 'ingest' | 'reindex' | 'snapshot' | 'nightly' | 'import' | 'doctor' | null;
}

@InputType({ description: 'Which job to cancel.' })
export class CancelJobInput {
  @Field(() => ID, { description: 'Id of the job.' })
  id!: string;
}

@InputType({ description: 'Which job to retry.' })
export class RetryJobInput {
  @Field(() => ID, { description: 'Id of the job.' })
  id!: string;
}

@ObjectType({ description: 'The job, queued again.' })
export class RetryJobPayload {
  @Field(() => Job, { description: 'The job as it stands now.' })
  job!: Job;
}

@ObjectType({ description: 'The cancelled job.' })
export class CancelJobPayload {
  @Field(() => Job, { description: 'The job as it stands now.' })
  job!: Job;
}
