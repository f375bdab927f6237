import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import type { ContentDeps } from '../deps.js';
import { type ContentSubgraph, createContentSubgraph } from '../index.js';
import { type IngestRequest, type IngestResult, ingestDocument } from '../usecases/ingest-document.js';
import { VersionWatch } from '../usecases/version-watch.js';
import { type RealDepsOptions, realDeps } from './real-deps.js';

/** A content subgraph on real adapters and an empty database. */
export interface TestCorpus extends AsyncDisposable {
  deps: ContentDeps & { watch: VersionWatch };
  content: ContentSubgraph;
  /** Item ids of `content.item-ready`, in order. */
  published: string[];
  url: string;
  blobFolder: string;
  ingest(text: string | Buffer, options?: Partial<IngestRequest>): Promise<IngestResult>;
}

export interface TestCorpusOptions extends Omit<RealDepsOptions, 'database' | 'blobFolder'> {
  /** No worker: jobs stay queued. */
  idle?: boolean;
}

export async function createTestCorpus(options: TestCorpusOptions = {}): Promise<TestCorpus> {
  const test = await createTestDatabase();
  const blobFolder = await mkdtemp(join(tmpdir(), 'luna-content-'));
  const given = await realDeps({ ...options, database: test.database, blobFolder });
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
    ingest: (text, request) => ingestDocument(deps, { ...requestOf(text), ...request }),
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

function requestOf(text: string | Buffer): IngestRequest {
  const stream = Readable.from([Buffer.from(text)]);
  return {
    stream,
    fileName: 'notiz.md',
    kind: 'document',
    source: 'upload',
    tags: [],
    itemId: null,
    demo: false,
    wait: true,
  };
}
