import { fileURLToPath } from 'node:url';
import type { ContentSubgraph } from '@luna/content';
import type { Config, Role } from '@luna/platform/config/schema';
import type { EntityClient } from '@luna/platform/ports/entity-client';
import type { Subgraph } from '@luna/platform/subgraph/define-subgraph';
import type { TelemetrySubgraph } from '@luna/telemetry';
import type { BuildInfo } from '../build-info.js';
import { repository } from '../repository.js';
import type { Adapters } from './adapters.js';
import { adminDeps } from './admin-deps.js';
import type { Site } from './site.js';
import { READINGS_EXPORT_PATH } from './tickets.js';

/** Owner of the demo meters; also the user a browser becomes that has no identity yet. */
export const DEMO_USER_ID = '10000000-0000-4000-8000-000000000001';

interface Served {
  subgraph: Subgraph;
}

interface SubgraphParts {
  site: Site;
  adapters: Adapters;
  entityClient: EntityClient;
  build: BuildInfo;
}

export interface Subgraphs {
  content: ContentSubgraph | null;
  rag: Served | null;
  telemetry: TelemetrySubgraph | null;
  admin: Served | null;
}

/**
 * Builds the subgraphs that run in a process of these roles, and loads the code of no other. The worker does the work
 * of content and telemetry without answering for them.
 */
export async function createSubgraphs(parts: SubgraphParts, roles: ReadonlySet<Role>): Promise<Subgraphs> {
  const isWorker = roles.has('worker');
  return {
    content: roles.has('content') || isWorker ? await createContent(parts) : null,
    rag: roles.has('rag') ? await createRag(parts) : null,
    telemetry: roles.has('telemetry') || isWorker ? await createTelemetry(parts) : null,
    admin: roles.has('admin') ? await createAdmin(parts) : null,
  };
}

async function createContent({ site, adapters }: SubgraphParts): Promise<ContentSubgraph> {
  const { createContentSubgraph } = await import('@luna/content');
  const { config, uploadMaxBytes, clock, log } = site;
  return createContentSubgraph({
    ...adapters,
    clock,
    log,
    limits: { uploadMaxBytes, ingestWaitMs: config.INGEST_WAIT_SEC * 1000 },
    demoDocuments: config.LUNA_DEMO ? fileURLToPath(new URL('prisma/seed/documents', repository)) : null,
  });
}

async function createRag({ site, adapters, entityClient }: SubgraphParts): Promise<Served> {
  const { createRagSubgraph } = await import('@luna/rag');
  const { embedder, vectorIndex, textGenerator, extracts } = adapters;
  const { clock, log } = site;
  return createRagSubgraph({
    embedder,
    vectorIndex,
    generator: textGenerator,
    extracts,
    entities: entityClient,
    clock,
    log,
  });
}

async function createTelemetry({ site, adapters, entityClient }: SubgraphParts): Promise<TelemetrySubgraph> {
  const { createTelemetrySubgraph } = await import('@luna/telemetry');
  const { config, secrets, clock, log } = site;
  return createTelemetrySubgraph({
    database: adapters.database,
    eventBus: adapters.eventBus,
    entityClient,
    clock,
    log,
    simulation: simulationOf(config),
    demoUserId: config.LUNA_DEMO ? DEMO_USER_ID : null,
    exports: { key: Buffer.from(secrets.identityKey), path: READINGS_EXPORT_PATH },
  });
}

async function createAdmin({ site, adapters, build }: SubgraphParts): Promise<Served> {
  const { createAdminSubgraph } = await import('@luna/admin');
  return createAdminSubgraph(adminDeps(site, adapters, build));
}

function simulationOf(config: Config) {
  return {
    seed: 'luna',
    meterIntervalSec: config.SIM_SMARTMETER_INTERVAL_SEC,
    marketIntervalSec: config.SIM_MARKET_INTERVAL_SEC,
    markets: config.SIM_MARKETS,
    products: config.SIM_PRODUCTS,
  };
}
