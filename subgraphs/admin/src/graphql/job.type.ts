import type { Job as QueuedJob } from '@luna/platform/ports/job-queue';
import { Instant } from '@luna/platform/subgraph/scalars';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export const JobKind = {
  INGEST: 'ingest',
  REINDEX: 'reindex',
  SNAPSHOT: 'snapshot',
  NIGHTLY: 'nightly',
  IMPORT: 'import',
  DOCTOR: 'doctor',
} as const;
registerEnumType(JobKind, { name: 'JobKind', description: 'What a job does.' });

export const JobState = {
  QUEUED: 'queued',
  RUNNING: 'running',
  RETRY_WAIT: 'retry_wait',
  DONE: 'done',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
} as const;
registerEnumType(JobState, { name: 'JobState', description: 'Where a job stands.' });

@ObjectType({ description: 'A document, owned by the subgraph content.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Item {
  @Field(() => ID, { description: 'Id of the document.' })
  id!: string;
}

@ObjectType({ description: 'Why a job failed.' })
export class JobError {
  @Field(() => String, { description: 'Code of the REST contract.' })
  code!: string;

  @Field(() => String, { description: 'German, says what to do.' })
  message!: string;
}

@ObjectType({ description: 'Long work: how far it is and what came of it.' })
@Directive('@key(fields: "id")')
export class Job {
  @Field(() => ID, { description: 'Id of the job.' })
  id!: string;

  @Field(() => JobKind, { description: 'What it does.' })
  kind!: string;

  @Field(() => JobState, { description: 'Where it stands.' })
  state!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Step it is at, e.g. "embedding"; null before the start.',
  })
  stage!: string | null;

  @Field(() => Float, { nullable: true, description: '0 to 1, null when unknown.' })
  progress!: number | null;

  @Field(() => Int, { description: 'How often it was started.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'For people, e.g. the title of a document.' })
  title!: string | null;

  @Field(() => Item, { nullable: true, description: 'Document it is about.' })
  item!: Item | null;

  @Field(() => Instant, { description: 'When it was ordered.' })
  createdAt!: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was last started.' })
  startedAt!: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it ended.' })
  finishedAt!: Date | null;

  @Field(() => JobError, { nullable: true, description: 'Why it failed.' })
  error!: JobError | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'What came of it.' })
  result!: Record<string, unknown> | null;
}

/** The public face of a queued job. */
export function toJob(job: QueuedJob): Job {
  return {
    id: job.jobId,
    kind: job.kind,
    state: job.state,
    stage: job.stage,
    progress: job.progress,
    attempts: job.attempts,
    title: job.title,
    item: job.itemId === null ? null : { id: job.itemId },
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
    error: job.error,
    result: job.result,
  };
}
