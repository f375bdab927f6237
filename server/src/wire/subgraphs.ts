import { fileURLToPath } from 'node:url';
import { createAdminSubgraph } from '@luna/admin';
import { createContentSubgraph } from '@luna/content';
import type { Config } from '@luna/platform/config/schema';
import type { Subgraph } from '@luna/platform/subgraph/define-subgraph';
import { createEntityClient } from '@luna/platform/subgraph/entity-client';
import { InProcessConnection } from '@luna/platform/subgraph/in-process-connection';
import { createRagSubgraph } from '@luna/rag';
import { createTelemetrySubgraph } from '@luna/telemetry';
import type { BuildInfo } from '../build-info.js';
import { repository } from '../repository.js';
import type { Adapters } from './adapters.js';
import { adminDeps } from './admin-deps.js';
import type { Site } from './site.js';

/** Owner of the demo meters; also the user a browser becomes that has no identity yet. */
export const DEMO_USER_ID = '10000000-0000-4000-8000-000000000001';

/** Where `exportReadings` sends its reader. */
export const READINGS_EXPORT_PATH = '/exports/readings';

/** Builds the subgraphs; they reach each other only through the entity client. */
export function createSubgraphs(site: Site, adapters: Adapters, build: BuildInfo) {
  const { config, signer, clock, log } = site;
  const schemas = new Map<string, Subgraph>();
  const connections = ['content', 'rag', 'telemetry', 'admin'].map(
    (name) => new InProcessConnection(name, () => (schemas.get(name) as Subgraph).schema, signer, log),
  );
  const connectionTo = (name: string) => {
    const connection = connections.find((known) => known.name === name);
    if (!connection) throw new Error(`There is no subgraph ${name}.`);
    return connection;
  };
  const entityClient = createEntityClient(connectionTo);
  const content = createContentSubgraph({
    ...adapters,
    clock,
    log,
    limits: { uploadMaxBytes: site.uploadMaxBytes, ingestWaitMs: config.INGEST_WAIT_SEC * 1000 },
    demoDocuments: config.LUNA_DEMO ? fileURLToPath(new URL('prisma/seed/documents', repository)) : null,
  });
  const rag = createRagSubgraph({
    embedder: adapters.embedder,
    vectorIndex: adapters.vectorIndex,
    generator: adapters.textGenerator,
    extracts: adapters.extracts,
    entities: entityClient,
    clock,
    log,
  });
  const telemetry = createTelemetrySubgraph({
    database: adapters.database,
    eventBus: adapters.eventBus,
    entityClient,
    clock,
    log,
    simulation: simulationOf(config),
    demoUserId: config.LUNA_DEMO ? DEMO_USER_ID : null,
    exports: { key: Buffer.from(site.secrets.identityKey), path: READINGS_EXPORT_PATH },
  });
  const admin = createAdminSubgraph(adminDeps(site, adapters, build));
  for (const { subgraph } of [content, rag, telemetry, admin]) schemas.set(subgraph.name, subgraph);
  return { content, rag, telemetry, admin, all: [...schemas.values()], connections, connectionTo };
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

export type Subgraphs = ReturnType<typeof createSubgraphs>;
