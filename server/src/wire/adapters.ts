import { openDiskBlobStore } from '@luna/platform/adapters/disk/disk-blob-store';
import { InProcessEventBus } from '@luna/platform/adapters/events-memory/in-process-event-bus';
import { PostgresEventBus } from '@luna/platform/adapters/events-postgres/postgres-event-bus';
import { EmbeddedExtractor } from '@luna/platform/adapters/extract/embedded-extractor';
import { ExtractiveGenerator } from '@luna/platform/adapters/extractive-generator/extractive-generator';
import { EmbeddedIndex } from '@luna/platform/adapters/index-embedded/embedded-index';
import { PostgresJobQueue } from '@luna/platform/adapters/jobs-postgres/postgres-job-queue';
import { KeywordEmbedder } from '@luna/platform/adapters/keyword-embedder/keyword-embedder';
import type { BlobStore } from '@luna/platform/ports/blob-store';
import type { Database } from '@luna/platform/ports/database';
import type { Embedder } from '@luna/platform/ports/embedder';
import type { EventBus } from '@luna/platform/ports/event-bus';
import type { JobQueue } from '@luna/platform/ports/job-queue';
import type { TextExtractor } from '@luna/platform/ports/text-extractor';
import type { TextGenerator } from '@luna/platform/ports/text-generator';
import type { VectorIndex } from '@luna/platform/ports/vector-index';
import { openDatabase } from './open-database.js';
import { objectsIn, type Site } from './site.js';

export interface Adapters {
  database: Database;
  blobStore: BlobStore;
  textExtractor: TextExtractor;
  embedder: Embedder;
  vectorIndex: VectorIndex;
  textGenerator: TextGenerator;
  /** Words answers without a model, also where the text generator fails. */
  extracts: TextGenerator;
  eventBus: EventBus;
  jobQueue: JobQueue;
}

/** Builds one adapter per port. Which one is a matter of configuration; nothing else in Luna knows. */
export async function openAdapters(site: Site): Promise<Adapters> {
  const { config, dataDir, clock, log, shutdown } = site;
  const database = await openDatabase(site);
  const textExtractor = new EmbeddedExtractor({ timeoutMs: config.EXTRACT_TIMEOUT_SEC * 1000 });
  shutdown.add('text extractor', () => textExtractor.close());
  const vectorIndex = new EmbeddedIndex({ database, log });
  shutdown.add('vector index', () => vectorIndex.close());
  const eventBus = await openEventBus(site, database);
  shutdown.add('event bus', () => eventBus.close());
  const extracts = new ExtractiveGenerator();
  return {
    database,
    blobStore: await openDiskBlobStore(objectsIn(dataDir)),
    textExtractor,
    embedder: new KeywordEmbedder(),
    vectorIndex,
    textGenerator: extracts,
    extracts,
    eventBus,
    jobQueue: new PostgresJobQueue({ database, clock, log }),
  };
}

/** Events stay inside a process that is all of Luna; otherwise they go through the database to the others. */
async function openEventBus({ config, isWhole, log }: Site, database: Database): Promise<EventBus> {
  const kind = config.EVENT_BUS ?? (isWhole ? 'in-process' : 'postgres');
  return kind === 'postgres' ? PostgresEventBus.open({ database, log }) : new InProcessEventBus({ log });
}
