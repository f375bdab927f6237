import type { AdminDeps } from '@luna/admin';
import type { HealthReporting } from '@luna/platform/ports/health';
import type { BuildInfo } from '../build-info.js';
import type { Adapters } from './adapters.js';
import { otherProcesses } from './process-health.js';
import type { Site } from './site.js';

/** Adapters that speak to a server outside Luna; all others are part of this process or started by it. */
const EXTERNAL = new Set(['postgres']);

/** What the administration watches: each service of the contract and the adapters that stand in for it. */
export function adminDeps(site: Site, adapters: Adapters, build: BuildInfo): AdminDeps {
  const { log, clock } = site;
  const { database, vectorIndex, embedder, textGenerator, textExtractor, blobStore, eventBus } = adapters;
  const inUse = ({ adapter }: HealthReporting) => ({ adapter, external: EXTERNAL.has(adapter) });
  return {
    jobQueue: adapters.jobQueue,
    probes: {
      db: [database],
      qdrant: [vectorIndex],
      ollama: [textGenerator, embedder],
      tika: [textExtractor],
      minio: [blobStore],
      ...otherProcesses(site),
    },
    build,
    adapters: {
      database: inUse(database),
      vectorIndex: inUse(vectorIndex),
      embedder: inUse(embedder),
      textGenerator: inUse(textGenerator),
      textExtractor: inUse(textExtractor),
      blobStore: inUse(blobStore),
      eventBus: inUse(eventBus),
    },
    embedModel: embedder.id,
    generator: textGenerator,
    log,
    clock,
  };
}
