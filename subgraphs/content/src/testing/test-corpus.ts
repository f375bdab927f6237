import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openDiskBlobStore } from '@luna/platform/adapters/disk/disk-blob-store';
import { EmbeddedExtractor } from '@luna/platform/adapters/extract/embedded-extractor';
import { EmbeddedIndex } from '@luna/platform/adapters/index-embedded/embedded-index';
import { PostgresJobQueue } from '@luna/platform/adapters/jobs-postgres/postgres-job-queue';
import { KeywordEmbedder } from '@luna/platform/adapters/keyword-embedder/keyword-embedder';
import { createLog } from '@luna/platform/log/log';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import type { ContentDeps } from '../deps.js';
import { type ContentSubgraph, createContentSubgraph } from '../index.js';
import { type IngestRequest, ingestDocument } from '../usecases/ingest-document.js';
import { VersionWatch } from '../usecases/version-watch.js';

/** A content subgraph on real adapters and an empty database, with a worker unless `idle`. */
export interface TestCorpus extends AsyncDisposable {
  deps: ContentDeps & { watch: VersionWatch };
  content: ContentSubgraph;
  /** Item ids of `content.item-ready`, in order. */
  published: string[];
  url: string;
  blobFolder: string;
  ingest(text: string | Buffer, options?: Partial<IngestRequest>): ReturnType<typeof ingestDocument>;
}

export interface TestCorpusOptions {
  /** No worker: jobs stay queued. */
  idle?: boolean;
  uploadMaxBytes?: number;
  ingestWaitMs?: number;
  demoDocuments?: string;
}

export async function createTestCorpus(options: TestCorpusOptions = {}): Promise<TestCorpus> {
  const test = await createTestDatabase();
  const blobFolder = await mkdtemp(join(tmpdir(), 'luna-content-'));
  const log = createLog({ level: 'silent' });
  const clock = { now: () => new Date() };
  const { database } = test;
  const given: ContentDeps = {
    database,
    blobStore: await openDiskBlobStore(blobFolder),
    textExtractor: new EmbeddedExtractor(),
    embedder: new KeywordEmbedder(),
    vectorIndex: new EmbeddedIndex({ database, log }),
    jobQueue: new PostgresJobQueue({ database, clock, log }, { pulseMs: 100 }),
    eventBus: TEMPBUS(),
    clock,
    log,
    limits: {
      uploadMaxBytes: options.uploadMaxBytes ?? 1_000_000,
      ingestWaitMs: options.ingestWaitMs ?? 20_000,
    },
    demoDocuments: options.demoDocuments ?? null,
  };
  const published: string[] = [];
  given.eventBus.subscribe('content.item-ready', ({ itemId }) => published.push(itemId ?? ''));
  const content = createContentSubgraph(given);
  const deps = { ...given, watch: new VersionWatch(given) };
  const worker = options.idle ? null : given.jobQueue.work(content.jobs, { concurrency: 2 });
  return {
    deps,
    content,
    published,
    url: test.url,
    blobFolder,
    ingest: (text, request) =>
      ingestDocument(deps, { ...DOCUMENT, stream: Readable.from([Buffer.from(text)]), ...request }),
    [Symbol.asyncDispose]: async () => {
      await content.stop();
      await deps.watch.stop();
      await worker?.stop();
      await given.vectorIndex.close();
      await given.textExtractor.close();
      await given.eventBus.close();
      await test[Symbol.asyncDispose]();
      await rm(blobFolder, { recursive: true, force: true });
    },
  };
}

const DOCUMENT = {
  fileName: 'notiz.md',
  kind: 'document',
  source: 'upload',
  tags: [],
  itemId: null,
  demo: false,
  wait: true,
} as const satisfies Partial<IngestRequest> & Record<string, unknown>;

function TEMPBUS(): ContentDeps['eventBus'] {
  const l: ((ids: Record<string, string>) => void)[] = [];
  return {
    adapter: 'x',
    health: async () => ({ status: 'ok', message: null, version: null }),
    publish: async (_t, ids) => l.forEach((f) => f(ids)),
    subscribe: (_t, f) => (l.push(f), () => undefined),
    close: async () => undefined,
  };
}
