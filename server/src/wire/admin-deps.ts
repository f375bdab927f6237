import type { AdminDeps } from '@luna/admin';
import type { HealthReporting } from '@luna/platform/ports/health';
import type { BuildInfo } from '../build-info.js';
import type { Adapters } from './adapters.js';
import { otherProcesses, processNames } from './process-health.js';
import type { Site } from './site.js';

/** Adapters that speak to a server outside Luna; all others are part of this process or started by it. */
const EXTERNAL = new Set(['postgres']);

/** What the administration watches: each service of the contract and the adapters that stand in for it. */
export function adminDeps(site: Site, adapters: Adapters, build: BuildInfo): AdminDeps {
  const { log, clock } = site;
  const { database, vectorIndex, embedder, textGenerator, textExtractor, blobStore, eventBus } = adapters;
  const isExternal = (adapter: string) =>
    // Events that go through the database are where that is.
    EXTERNAL.has(adapter === eventBus.adapter && adapter !== 'in-process' ? database.adapter : adapter);
  const inUse = ({ adapter }: HealthReporting) => ({ adapter, external: isExternal(adapter) });
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
    processes: processNames(site),
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
