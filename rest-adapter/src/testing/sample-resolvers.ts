import { createHash } from 'node:crypto';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { FileUpload } from 'graphql-upload-minimal';

// biome-ignore lint/suspicious/noExplicitAny: each root field has its own arguments; GraphQL checks them
export type Resolvers = Record<string, (args: any, context: any) => unknown>;

export const ITEM_ID = '6f1d0000-0000-4000-8000-000000000001';
const CHUNK_ID = '2f0c7a4e-5d1b-5c3e-9a77-0c8d1e2f3a4b';
export const JOB_ID = 'a3c20000-0000-4000-8000-000000000001';
const AT = '2026-11-22T13:00:00.000Z';

const item = {
  id: ITEM_ID,
  kind: 'REGULATION',
  source: 'UPLOAD',
  title: 'Musterwerkgesetz',
  fileName: 'muster.md',
  tags: ['Muster'],
  url: null,
  sha256: 'ab'.repeat(32),
  version: 1,
  chunkCount: 3,
  state: 'READY',
  createdAt: AT,
  updatedAt: AT,
  error: null,
};

const chunk = {
  id: CHUNK_ID,
  item,
  index: 2,
  version: 1,
  text: '(1) Das Musterwerk bestätigt den Eingang binnen drei Tagen.',
  headingPath: ['Teil 1', '§ 3'],
  page: null,
  law: 'MuWG',
  paragraph: '§ 3',
  subsection: '1',
  label: '§ 3 Abs. 1 MuWG',
};

const job = {
  id: JOB_ID,
  kind: 'INGEST',
  state: 'RETRY_WAIT',
  stage: 'embedding',
  progress: 0.42,
  attempts: 1,
  title: 'Musterwerkgesetz',
  item,
  createdAt: AT,
  startedAt: AT,
  finishedAt: null,
  error: null,
  result: null,
};

const feeds = [
  {
    name: 'SMARTMETER',
    mode: 'SIMULATION',
    running: true,
    intervalSec: 60,
    rowsWritten: 128_340,
    lastTs: AT,
  },
  { name: 'MARKET', mode: 'REAL', running: false, intervalSec: 900, rowsWritten: 0, lastTs: null },
];

const page = (nodes: unknown[]) => ({
  nodes,
  totalCount: nodes.length,
  pageInfo: { hasNextPage: false, endCursor: null },
});

/** Counts and hashes the bytes that really arrived, as content does. */
async function ingestDocument({ input }: { input: { file: Promise<FileUpload>; wait: boolean } }) {
  const file = await input.file;
  const hash = createHash('sha256');
  for await (const part of file.createReadStream()) hash.update(part as Buffer);
  return {
    item,
    chunks: input.wait ? 3 : null,
    sha256: hash.digest('hex'),
    version: 1,
    title: file.filename,
    state: input.wait ? 'READY' : 'PROCESSING',
    job,
  };
}

function changedJob(id: string, state: string) {
  if (id !== JOB_ID) throw new LunaError('NOT_FOUND', 'Diesen Auftrag gibt es nicht.');
  return { job: { ...job, state } };
}

export const sampleResolvers: Resolvers = {
  ingestDocument,
  ask: () => ({
    text: `Binnen drei Tagen [chunk ${CHUNK_ID}].`,
    refused: false,
    mode: 'EXTRACT',
    chunksUsed: [CHUNK_ID],
    citations: [{ score: 0.87, chunk }],
  }),
  recordEvent: ({ input }) => ({ eventId: input.eventId ?? '77b00000-0000-4000-8000-000000000001' }),
  exportReadings: ({ input }) => ({
    url: `/exports/${input.format.toLowerCase()}`,
    expiresAt: AT,
    fileName: 'smartmeter.csv',
  }),
  systemInfo: () => ({
    name: 'Luna-IEMS',
    version: '1.0.0',
    build: AT,
    gitSha: '4be1c0d',
    apiVersion: 'v1',
    models: { embed: 'keyword-de', generate: null },
    mode: 'EMBEDDED',
    adapters: {
      database: 'embedded-postgres',
      vectorIndex: 'embedded',
      embedder: 'keyword-de',
      textGenerator: 'extractive',
      textExtractor: 'embedded',
      blobStore: 'disk',
      eventBus: 'memory',
    },
    notices: [],
  }),
  health: () => ({
    overall: 'DEGRADED',
    versions: { luna: '1.0.0', node: '20.20.0', postgres: '18.1', qdrant: null },
    services: ['api', 'db', 'qdrant', 'ollama', 'tika', 'minio'].map((name) => ({
      name,
      status: name === 'tika' ? 'DEGRADED' : 'OK',
      adapter: `embedded-${name}`,
      latencyMs: 1,
      message: null,
      checkedAt: AT,
    })),
  }),
  metricsOverview: () => ({
    items: 39,
    chunks: 6559,
    eventsPerDay: 412,
    eventsDaily: [{ day: '2026-11-22', count: 412, byType: { view: 300, like: 112 } }],
    meters: 3,
    readingsPerDay: 4320,
    pricesPerDay: 1152,
    latestReadingAt: AT,
    latestPriceAt: null,
  }),
  simulation: () => feeds,
  switchSimulation: () => ({ feeds }),
  job: ({ id }) => (id === JOB_ID ? job : null),
  jobs: () => page([job]),
  cancelJob: ({ input }) => changedJob(input.id, 'CANCELLED'),
  retryJob: ({ input }) => changedJob(input.id, 'QUEUED'),
  items: () => page([item]),
  deleteItem: ({ input }) => {
    if (input.id !== ITEM_ID)
      throw new LunaError('NOT_FOUND', 'Dieses Dokument gibt es nicht oder nicht mehr.');
    return { deletedId: ITEM_ID, chunks: 3 };
  },
};
