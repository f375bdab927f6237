import { defineSubgraph, type Subgraph } from '@luna/platform/subgraph/define-subgraph';
import { countTelemetry } from './data/overview.js';
import type { TelemetryDeps } from './deps.js';
import { BackgroundWork } from './feeds/background-work.js';
import { callerScope } from './graphql/caller-scope.js';
import { EventResolver } from './graphql/event.resolver.js';
import { ExportResolver } from './graphql/export.resolver.js';
import { FeedResolver } from './graphql/feed.resolver.js';
import { LiveResolver, liveSources } from './graphql/live.resolver.js';
import { loadMeter } from './graphql/meter.reference.js';
import { MeterResolver } from './graphql/meter.resolver.js';
import { OverviewResolver } from './graphql/overview.resolver.js';
import { MetricsOverview } from './graphql/overview.type.js';
import { PriceResolver } from './graphql/price.resolver.js';
import { ReadingResolver } from './graphql/reading.resolver.js';
import { UserResolver } from './graphql/user.resolver.js';
import { LivePrices } from './live/live-prices.js';
import { LiveReadings } from './live/live-readings.js';
import { ExportTickets } from './usecases/export-tickets.js';
import { openReadingsExport, type ReadingsExport } from './usecases/open-readings-export.js';

export type { SimulationSettings, TelemetryDeps } from './deps.js';
export type { ReadingsExport } from './usecases/open-readings-export.js';

export interface TelemetrySubgraph {
  subgraph: Subgraph;
  /**
   * Registers feeds and demo meters, then fills and follows the feeds and refreshes sums in the background. For worker
   * processes; the schema needs none of it.
   */
  start(): Promise<void>;
  /** Resolves when the feeds have stored everything that was due at the start. */
  caughtUp(): Promise<void>;
  /** Resolves when nothing more is written. */
  stop(): Promise<void>;
  /** The stream behind the ticket of `exportReadings`; NOT_FOUND for a ticket that does not count. */
  openReadingsExport(token: string): Promise<ReadingsExport>;
}

export function createTelemetrySubgraph(deps: TelemetryDeps): TelemetrySubgraph {
  const tickets = new ExportTickets(deps.exports.key, deps.clock, deps.database);
  const exporting = { ...deps, tickets };
  const work = new BackgroundWork(deps);
  const subgraph = defineSubgraph({
    name: 'telemetry',
    resolvers: [
      new MeterResolver(deps),
      new ReadingResolver(deps),
      new PriceResolver(deps),
      new FeedResolver(deps),
      new EventResolver(deps),
      new ExportResolver(exporting),
      new OverviewResolver(deps),
      new LiveResolver(),
      new UserResolver(deps),
    ],
    subscriptions: liveSources(new LiveReadings(deps), new LivePrices(deps)),
    orphanedTypes: [MetricsOverview],
    references: {
      Market: ({ name }) => ({ name }),
      Meter: ({ id = '' }, context) => loadMeter(deps.database, id, context),
      MetricsOverview: async ({ id }, { identity }) => ({
        id,
        ...(await countTelemetry(deps.database, callerScope(identity), deps.clock.now())),
      }),
    },
  });
  return {
    subgraph,
    start: () => work.start(),
    caughtUp: () => work.caughtUp(),
    stop: () => work.stop(),
    openReadingsExport: (token) => openReadingsExport(exporting, token),
  };
}
