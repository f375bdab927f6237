import { openDiskBlobStore } from '@luna/platform/adapters/disk/disk-blob-store';
import { InProcessEventBus } from '@luna/platform/adapters/events-memory/in-process-event-bus';
import { EmbeddedExtractor } from '@luna/platform/adapters/extract/embedded-extractor';
import { EmbeddedIndex } from '@luna/platform/adapters/index-embedded/embedded-index';
import {
  type JobQueueOptions,
  PostgresJobQueue,
} from '@luna/platform/adapters/jobs-postgres/postgres-job-queue';
import { KeywordEmbedder } from '@luna/platform/adapters/keyword-embedder/keyword-embedder';
import { createLog } from '@luna/platform/log/log';
import type { Database } from '@luna/platform/ports/database';
import type { ContentDeps } from '../deps.js';

export interface RealDepsOptions {
  database: Database;
  blobFolder: string;
  jobs?: JobQueueOptions;
  uploadMaxBytes?: number;
  ingestWaitMs?: number;
  demoDocuments?: string;
}

/** The embedded adapters as Luna wires them, on a database and a folder of the test. */
export async function realDeps(options: RealDepsOptions): Promise<ContentDeps> {
  const { database, blobFolder, jobs, uploadMaxBytes, ingestWaitMs, demoDocuments } = options;
  const log = createLog({ level: 'silent' });
  const clock = { now: () => new Date() };
  return {
    database,
    blobStore: await openDiskBlobStore(blobFolder),
    textExtractor: new EmbeddedExtractor(),
    embedder: new KeywordEmbedder(),
    vectorIndex: new EmbeddedIndex({ database, log }),
    jobQueue: new PostgresJobQueue({ database, clock, log }, { pulseMs: 100, ...jobs }),
    eventBus: new InProcessEventBus({ log }),
    clock,
    log,
    limits: { uploadMaxBytes: uploadMaxBytes ?? 1_000_000, ingestWaitMs: ingestWaitMs ?? 20_000 },
    demoDocuments: demoDocuments ?? null,
  };
}
