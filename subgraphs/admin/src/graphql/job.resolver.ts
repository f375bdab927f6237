import { requireAdmin } from '@luna/platform/auth/require';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { Job as QueuedJob } from '@luna/platform/ports/job-queue';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import type { SubscriptionSource } from '@luna/platform/subgraph/define-subgraph';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { AdminDeps } from '../deps.js';
import { isJobId } from '../usecases/job-cursor.js';
import { listJobs } from '../usecases/list-jobs.js';
import { watchJobs } from '../usecases/watch-jobs.js';
import { loadJob } from './job.reference.js';
import { Job, toJob } from './job.type.js';
import {
  CancelJobInput,
  CancelJobPayload,
  JobConnection,
  JobFilter,
  RetryJobInput,
  RetryJobPayload,
} from './job-connection.type.js';

@Resolver(() => Job)
export class JobResolver {
  constructor(private readonly deps: Pick<AdminDeps, 'jobQueue'>) {}

  @Query(() => Job, { nullable: true, description: 'One job, null if there is none. Admin only.' })
  async job(
    @Ctx() context: SubgraphContext,
    @Arg('id', () => ID, { description: 'Id of the job.' }) id: string,
  ): Promise<Job | null> {
    requireAdmin(context.identity);
    return loadJob(this.deps.jobQueue, id, context);
  }

  @Query(() => JobConnection, { description: 'Jobs, newest first. Admin only.' })
  async jobs(
    @Ctx() context: SubgraphContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'Page size, 1 to 200.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last job before the page.' })
    after: string | null,
    @Arg('filter', () => JobFilter, { nullable: true, description: 'Which jobs.' }) filter: JobFilter | null,
  ): Promise<JobConnection> {
    requireAdmin(context.identity);
    const { jobs, hasNextPage, total } = await listJobs(this.deps.jobQueue, {
      first: first ?? 50,
      after: after ?? null,
      state: filter?.state ?? null,
      kind: filter?.kind ?? null,
    });
    const edges = jobs.map(({ job, cursor }) => ({ cursor, node: toJob(job) }));
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
      totalCount: total,
    };
  }

  @Mutation(() => CancelJobPayload, {
    description: 'Cancels a job that is not done or failed; repeating it changes nothing. Admin only.',
  })
  async cancelJob(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => CancelJobInput, { description: 'Which job.' }) input: CancelJobInput,
  ): Promise<CancelJobPayload> {
    requireAdmin(context.identity);
    return { job: toJob(await this.deps.jobQueue.cancel(checkedId(input.id))) };
  }

  @Mutation(() => RetryJobPayload, {
    description: 'Queues a failed or cancelled job afresh; any other is a CONFLICT. Admin only.',
  })
  async retryJob(
    @Ctx() context: SubgraphContext,
    @Arg('input', () => RetryJobInput, { description: 'Which job.' }) input: RetryJobInput,
  ): Promise<RetryJobPayload> {
    requireAdmin(context.identity);
    return { job: toJob(await this.deps.jobQueue.retry(checkedId(input.id))) };
  }

  @Subscription(() => Job, {
    topics: 'jobChanged',
    description:
      'A job at every change of its state, stage or progress; close ones are told as one. Admin only.',
  })
  jobChanged(
    @Root() job: QueuedJob,
    @Arg('filter', () => JobFilter, { nullable: true, description: 'Which jobs.' })
    _filter: JobFilter | null,
  ): Job {
    return toJob(job);
  }
}

/** Source of `jobChanged`. */
export function jobChanges({ jobQueue }: Pick<AdminDeps, 'jobQueue'>): SubscriptionSource {
  return ({ filter }: { filter?: JobFilter | null }, { identity, signal }) => {
    requireAdmin(identity);
    return watchJobs(jobQueue, { state: filter?.state ?? null, kind: filter?.kind ?? null }, signal);
  };
}

function checkedId(id: string): string {
  if (!isJobId(id)) throw new LunaError('NOT_FOUND', 'Diesen Auftrag gibt es nicht.');
  return id.toLowerCase();
}
