import type { Log } from '@luna/platform/log/log';
import type { BlobStore } from '@luna/platform/ports/blob-store';
import type { Clock } from '@luna/platform/ports/clock';
import type { Database } from '@luna/platform/ports/database';
import type { Embedder } from '@luna/platform/ports/embedder';
import type { EventBus } from '@luna/platform/ports/event-bus';
import type { JobQueue } from '@luna/platform/ports/job-queue';
import type { TextExtractor } from '@luna/platform/ports/text-extractor';
import type { VectorIndex } from '@luna/platform/ports/vector-index';

/** What the content subgraph needs from outside. */
export interface ContentDeps {
  database: Database;
  blobStore: BlobStore;
  textExtractor: TextExtractor;
  embedder: Embedder;
  vectorIndex: VectorIndex;
  jobQueue: JobQueue;
  eventBus: EventBus;
  clock: Clock;
  log: Log;
  limits: {
    uploadMaxBytes: number;
    /** How long an upload waits for its text to be searchable, in milliseconds. */
    ingestWaitMs: number;
  };
  /** Folder of documents that fill an empty installation once; null for none. */
  demoDocuments: string | null;
}
