import type { JobHandler, JobKind } from '@luna/platform/ports/job-queue';
import { defineSubgraph, type Subgraph } from '@luna/platform/subgraph/define-subgraph';
import type { ContentDeps } from './deps.js';
import { CheckResolver } from './graphql/check.resolver.js';
import { chunkReference } from './graphql/chunk.reference.js';
import { ChunkResolver } from './graphql/chunk.resolver.js';
import { IngestResolver } from './graphql/ingest.resolver.js';
import { IngestProgressResolver, ingestChanges } from './graphql/ingest-progress.resolver.js';
import { itemReference } from './graphql/item.reference.js';
import { ItemResolver } from './graphql/item.resolver.js';
import { metricsOverviewReference } from './graphql/metrics-overview.reference.js';
import { MetricsOverview } from './graphql/metrics-overview.type.js';
import { MarketDocumentsResolver, MeterDocumentsResolver } from './graphql/tagged.resolver.js';
import { Market, Meter } from './graphql/tagged.type.js';
import { doctorHandler } from './jobs/doctor.handler.js';
import { ingestHandler } from './jobs/ingest.handler.js';
import { seedDemo } from './usecases/seed-demo.js';
import { sweepFiles } from './usecases/sweep-files.js';
import { VersionWatch } from './usecases/version-watch.js';

export type { ContentDeps } from './deps.js';
export { ITEM_READY } from './events.js';

export interface ContentSubgraph {
  subgraph: Subgraph;
  /** Run by whoever plays the worker. */
  jobs: Partial<Record<JobKind, JobHandler>>;
  /** Takes up what the last process left; for whoever takes documents in, once the database is there. */
  start(): Promise<void>;
  /** Offers the demo documents to an installation that has none; for whoever plays the worker. */
  offerDemo(): Promise<void>;
  /** Lets go of running ingests without touching them; call it before the job queue stops. */
  stop(): Promise<void>;
}

/** Documents: taking them in, reading them, deleting them. */
export function createContentSubgraph(given: ContentDeps): ContentSubgraph {
  const deps = { ...given, watch: new VersionWatch(given) };
  const subgraph = defineSubgraph({
    name: 'content',
    resolvers: [
      new ItemResolver(deps),
      new ChunkResolver(deps),
      new IngestResolver(deps),
      new IngestProgressResolver(deps),
      new MeterDocumentsResolver(deps),
      new MarketDocumentsResolver(deps),
      new CheckResolver(deps),
    ],
    references: {
      Item: itemReference(deps),
      Chunk: chunkReference(deps),
      MetricsOverview: metricsOverviewReference(deps),
      Meter: ({ id }) => ({ id }),
      Market: ({ name }) => ({ name }),
    },
    subscriptions: { ingestProgress: ingestChanges(deps) },
    orphanedTypes: [MetricsOverview, Meter, Market],
  });
  const stopped = new AbortController();
  let sweeping: Promise<void> = Promise.resolve();
  return {
    subgraph,
    jobs: { ingest: ingestHandler(deps), doctor: doctorHandler(deps) },
    start: async () => {
      await deps.watch.resume();
      sweeping = sweep(deps, stopped.signal);
    },
    // Without its samples Luna is still of use.
    offerDemo: () =>
      seedDemo(deps).catch((error) => deps.log.error({ err: error }, 'demo documents not taken in')),
    stop: async () => {
      stopped.abort();
      await Promise.all([deps.watch.stop(), sweeping]);
    },
  };
}

/** Beside everything else: nobody waits for leftovers to go. */
async function sweep(deps: ContentDeps, signal: AbortSignal): Promise<void> {
  try {
    const files = await sweepFiles(deps, signal);
    if (files > 0) deps.log.info({ files }, 'files of uploads that were cut off removed');
  } catch (error) {
    deps.log.warn({ err: error }, 'files of uploads that were cut off not removed');
  }
}
