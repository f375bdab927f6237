import { requireAdmin } from '@luna/platform/auth/require';
import type { Job } from '@luna/platform/ports/job-queue';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import type { SubscriptionSource } from '@luna/platform/subgraph/define-subgraph';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { ContentDeps } from '../deps.js';
import { CorpusReader } from '../usecases/corpus-reader.js';
import { followIngest } from '../usecases/follow-ingest.js';
import type { VersionWatch } from '../usecases/version-watch.js';
import { IngestProgress } from './ingest-progress.type.js';
import { Item } from './item.type.js';

@Resolver(() => IngestProgress)
export class IngestProgressResolver {
  constructor(private readonly deps: Pick<ContentDeps, 'database'>) {}

  @Subscription(() => IngestProgress, {
    topics: 'ingestProgress',
    description:
      'How the taking in of a document goes on: as it stands, then each change, until it has ended (admin).',
  })
  ingestProgress(
    @Root() job: Job,
    @Arg('jobId', () => ID, { description: 'Id of the ingest job.' }) _jobId: string,
  ): IngestProgress {
    const { jobId, state, stage, progress, error, itemId, result } = job;
    const chunks = typeof result?.chunks === 'number' ? result.chunks : null;
    return { jobId, state, stage, progress, error, itemId, chunks, job: { id: jobId } };
  }

  @FieldResolver(() => Item, { nullable: true, description: 'The document; null once it is gone.' })
  item(@Root() { itemId }: IngestProgress, @Ctx() context: SubgraphContext): Promise<Item | null> | null {
    return itemId === null ? null : new CorpusReader(this.deps.database, context).item(itemId);
  }
}

/** Source of `ingestProgress`. */
export function ingestChanges(
  deps: Pick<ContentDeps, 'jobQueue'> & { watch: VersionWatch },
): SubscriptionSource {
  return ({ jobId }: { jobId: string }, { identity, signal }) => {
    requireAdmin(identity);
    return followIngest(deps, jobId, signal);
  };
}
