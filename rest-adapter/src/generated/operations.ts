/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in ISO 8601. Input needs a zone or offset; output is UTC with milliseconds. */
  Instant: { input: string; output: string; }
  /** The `JSONObject` scalar type represents JSON objects as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf). */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** The `Upload` scalar type represents a file upload. */
  Upload: { input: unknown; output: unknown; }
};

/** The adapter behind each port. */
export type Adapters = {
  __typename?: 'Adapters';
  /** Original files. */
  blobStore: Scalars['String']['output'];
  /** Records and series. */
  database: Scalars['String']['output'];
  /** Vectors of texts. */
  embedder: Scalars['String']['output'];
  /** Messages between subgraphs. */
  eventBus: Scalars['String']['output'];
  /** Text of files. */
  textExtractor: Scalars['String']['output'];
  /** Wording of answers. */
  textGenerator: Scalars['String']['output'];
  /** Search. */
  vectorIndex: Scalars['String']['output'];
};

/** An answer from the corpus, or the honest lack of one. */
export type Answer = {
  __typename?: 'Answer';
  /** Passages cited in the text, in order of first mention. */
  chunksUsed: Array<Scalars['ID']['output']>;
  /** All passages used as context, best first. */
  citations: Array<Citation>;
  /** Who worded it. */
  mode: AnswerMode;
  /** The corpus does not answer the question. */
  refused: Scalars['Boolean']['output'];
  /** Markdown; cites as [chunk <id>]. A refusal cites nothing. */
  text: Scalars['String']['output'];
};

/** Who worded an answer: quotations put together, or a language model. */
export type AnswerMode =
  | 'EXTRACT'
  | 'MODEL';

/** A question to the corpus. */
export type AskInput = {
  /** Fields a passage must have, joined by AND, e.g. {"kind": "regulation"}; at most 10. */
  filters?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The question in German, 1 to 2,000 characters. */
  question: Scalars['String']['input'];
  /** Most passages to use, 1 to 50. */
  topK?: InputMaybe<Scalars['Int']['input']>;
};

/** Which job to cancel. */
export type CancelJobInput = {
  /** Id of the job. */
  id: Scalars['ID']['input'];
};

/** The cancelled job. */
export type CancelJobPayload = {
  __typename?: 'CancelJobPayload';
  /** The job as it stands now. */
  job: Job;
};

/** A passage of a document: the unit of search and citation. */
export type Chunk = {
  __typename?: 'Chunk';
  /** Whether it belongs to the text that is searched now; false for passages of earlier versions. */
  current: Scalars['Boolean']['output'];
  /** Headings above it, outermost first. */
  headingPath: Array<Scalars['String']['output']>;
  /** UUID, the same for the same text at the same place of the same version. */
  id: Scalars['ID']['output'];
  /** Position in its version, from 0. */
  index: Scalars['Int']['output'];
  /** The document it is from. */
  item: Item;
  /** How to cite it: "§ 41b Abs. 1 EnWG", "Handbuch, S. 12". */
  label: Scalars['String']['output'];
  /** Abbreviation of the law, e.g. "EnWG". */
  law?: Maybe<Scalars['String']['output']>;
  /** The passage after it in the document. */
  next?: Maybe<Chunk>;
  /** Page it starts on, from 1; null without pages. */
  page?: Maybe<Scalars['Int']['output']>;
  /** E.g. "§ 41b" or "Anlage 2". */
  paragraph?: Maybe<Scalars['String']['output']>;
  /** The passage before it in the document. */
  previous?: Maybe<Chunk>;
  /** Absatz, e.g. "1" or "1a". */
  subsection?: Maybe<Scalars['String']['output']>;
  /** The whole passage, at most 2,500 characters. */
  text: Scalars['String']['output'];
  /** Version of the item it belongs to. */
  version: Scalars['Int']['output'];
};

/** A page of passages in reading order. */
export type ChunkConnection = {
  __typename?: 'ChunkConnection';
  /** Passages with their places. */
  edges: Array<ChunkEdge>;
  /** The passages alone. */
  nodes: Array<Chunk>;
  /** Whether and where to read on. */
  pageInfo: PageInfo;
  /** Passages on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A passage in a list. */
export type ChunkEdge = {
  __typename?: 'ChunkEdge';
  /** Place of the passage in the list. */
  cursor: Scalars['String']['output'];
  /** The passage. */
  node: Chunk;
};

/** A passage that an answer was based on. */
export type Citation = {
  __typename?: 'Citation';
  /** The passage; null if it has gone meanwhile. */
  chunk?: Maybe<Chunk>;
  /** Relevance, at least 0; comparable within one answer only. */
  score: Scalars['Float']['output'];
};

/** Events of one local day. */
export type DailyEvents = {
  __typename?: 'DailyEvents';
  /** Count per type that occurred, e.g. {"view": 3}. */
  byType: Scalars['JSONObject']['output'];
  /** All events of the day. */
  count: Scalars['Int']['output'];
  /** Day in Berlin, YYYY-MM-DD. */
  day: Scalars['String']['output'];
};

/** Which document to delete. */
export type DeleteItemInput = {
  /** Id of the item. */
  id: Scalars['ID']['input'];
};

/** What was deleted. */
export type DeleteItemPayload = {
  __typename?: 'DeleteItemPayload';
  /** Number of passages removed, of all versions. */
  chunks: Scalars['Int']['output'];
  /** Id of the item; it stays as an invisible tombstone. */
  deletedId: Scalars['ID']['output'];
};

/** What a user did. */
export type EventType =
  | 'ASK'
  | 'CLICK'
  | 'FEEDBACK'
  | 'LIKE'
  | 'SOLVE'
  | 'VIEW';

/** How an export is written. */
export type ExportFormat =
  | 'CSV'
  | 'JSON';

/** Which readings to export; intervals are [from, to). */
export type ExportReadingsInput = {
  /** JSON or CSV. */
  format?: ExportFormat;
  /** Default: 24 hours before `to`, else before now. */
  from?: InputMaybe<Scalars['Instant']['input']>;
  /** Adds `ts_local`, the wall clock of Berlin. */
  localTime?: Scalars['Boolean']['input'];
  /** 2 to 5,000 rows per meter: raw if they fit, else the smallest multiple of 15 min that does. */
  maxPoints?: InputMaybe<Scalars['Int']['input']>;
  /** At most 50 meters; default all you may see. */
  meterIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Default RAW; excludes `maxPoints`. */
  resolution?: InputMaybe<ExportResolution>;
  /** Exclusive; default open end. */
  to?: InputMaybe<Scalars['Instant']['input']>;
};

/** Readings as they are, or aggregated; a DAY is a local day of Berlin. */
export type ExportResolution =
  | 'DAY'
  | 'HOUR'
  | 'QUARTER_HOUR'
  | 'RAW';

/** A signed address that gives the export once, shortly. */
export type ExportTicket = {
  __typename?: 'ExportTicket';
  /** End of its life. */
  expiresAt: Scalars['Instant']['output'];
  /** Name to save the file under. */
  fileName: Scalars['String']['output'];
  /** Address, relative to this server. */
  url: Scalars['String']['output'];
};

/** A source of readings or prices. */
export type Feed = {
  __typename?: 'Feed';
  /** Distance of two rows of a series in seconds. */
  intervalSec: Scalars['Int']['output'];
  /** Start of the newest slot written. */
  lastTs?: Maybe<Scalars['Instant']['output']>;
  /** Simulation, a real source, or nothing. */
  mode: FeedMode;
  /** What it brings. */
  name: FeedName;
  /** Rows written since the installation was made; a whole number. */
  rowsWritten: Scalars['Float']['output'];
  /** It writes rows as they fall due. */
  running: Scalars['Boolean']['output'];
};

/** Where the rows of a feed come from. */
export type FeedMode =
  | 'OFF'
  | 'REAL'
  | 'SIMULATION';

/** What a feed brings. */
export type FeedName =
  | 'MARKET'
  | 'SMARTMETER';

/** Health of the whole system. */
export type Health = {
  __typename?: 'Health';
  /** The worst of all services. */
  overall: HealthStatus;
  /** Every service. */
  services: Array<ServiceHealth>;
  /** Version per component, null if it has none of its own. */
  versions: Scalars['JSONObject']['output'];
};

/** How a service is. */
export type HealthStatus =
  | 'DEGRADED'
  | 'DOWN'
  | 'OK';

/** A file for the corpus. */
export type IngestDocumentInput = {
  /** PDF, DOCX, HTML, Markdown or plain text; the content decides. */
  file: Scalars['Upload']['input'];
  /** Item this file is a new version of. */
  itemId?: InputMaybe<Scalars['ID']['input']>;
  /** Sort of document; ignored with `itemId`. */
  kind?: ItemKind;
  /** How it came here; ignored with `itemId`. */
  source?: ItemSource;
  /** At most 20 tags of 50 characters; with `itemId` they replace its tags unless empty. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Answer only when the text can be searched. */
  wait?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What became of an upload. */
export type IngestDocumentPayload = {
  __typename?: 'IngestDocumentPayload';
  /** Number of passages; null while processing. */
  chunks?: Maybe<Scalars['Int']['output']>;
  /** The document. */
  item: Item;
  /** The work behind it. */
  job: Job;
  /** Hex SHA-256 of the file's bytes. */
  sha256: Scalars['String']['output'];
  /** PROCESSING: the job goes on. */
  state: IngestState;
  /** Title of the document. */
  title?: Maybe<Scalars['String']['output']>;
  /** Version this upload made, from 1. */
  version: Scalars['Int']['output'];
};

/** Whether an upload can be searched yet. */
export type IngestState =
  | 'PROCESSING'
  | 'READY';

/** A document, owned by the subgraph content. */
export type Item = {
  __typename?: 'Item';
  /** Size of the file in bytes. */
  bytes?: Maybe<Scalars['Float']['output']>;
  /** Number of passages of the current version. */
  chunkCount: Scalars['Int']['output'];
  /** Passages of the current version, in reading order. */
  chunks: ChunkConnection;
  /** When it was first taken in. */
  createdAt: Scalars['Instant']['output'];
  /** Sample document of a fresh installation. */
  demo: Scalars['Boolean']['output'];
  /** Why it failed; null otherwise. */
  error?: Maybe<ItemError>;
  /** Name of the uploaded file, without folders. */
  fileName?: Maybe<Scalars['String']['output']>;
  /** pdf, docx, html, markdown or text; null until read. */
  format?: Maybe<Scalars['String']['output']>;
  /** Id of the document. */
  id: Scalars['ID']['output'];
  /** Sort of document. */
  kind: ItemKind;
  /** Hex SHA-256 of the current file; null once failed. */
  sha256?: Maybe<Scalars['String']['output']>;
  /** How it came here. */
  source: ItemSource;
  /** Whether it can be searched. */
  state: ItemState;
  /** Tags given at upload. */
  tags: Array<Scalars['String']['output']>;
  /** From the file, else its name. */
  title?: Maybe<Scalars['String']['output']>;
  /** When it last changed. */
  updatedAt: Scalars['Instant']['output'];
  /** Where it was fetched from. */
  url?: Maybe<Scalars['String']['output']>;
  /** Number of the current version, from 1. */
  version: Scalars['Int']['output'];
};


/** A document, owned by the subgraph content. */
export type ItemChunksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of items, newest first. */
export type ItemConnection = {
  __typename?: 'ItemConnection';
  /** Items with their places. */
  edges: Array<ItemEdge>;
  /** The items alone. */
  nodes: Array<Item>;
  /** Whether and where to read on. */
  pageInfo: PageInfo;
  /** Items on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An item in a list. */
export type ItemEdge = {
  __typename?: 'ItemEdge';
  /** Place of the item in the list. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Item;
};

/** Why a document could not be taken in. */
export type ItemError = {
  __typename?: 'ItemError';
  /** Code of the REST contract, e.g. DOCUMENT_ENCRYPTED. */
  code: Scalars['String']['output'];
  /** What to do about it, in German. */
  message: Scalars['String']['output'];
};

/** All conditions must hold. */
export type ItemFilter = {
  /** Sort of document. */
  kind?: InputMaybe<ItemKind>;
  /** Words that must all stand in title, text, tags or URL; or an item id. */
  query?: InputMaybe<Scalars['String']['input']>;
  /** How it came here. */
  source?: InputMaybe<ItemSource>;
  /** Customers see READY items only. */
  state?: InputMaybe<ItemState>;
  /** One tag, ignoring case. */
  tag?: InputMaybe<Scalars['String']['input']>;
};

/** What sort of document an item is. */
export type ItemKind =
  | 'DOCUMENT'
  | 'NOTE'
  | 'REGULATION';

/** How an item came into the corpus. */
export type ItemSource =
  | 'API'
  | 'CRAWLER'
  | 'UPLOAD';

/** Whether an item can be searched. */
export type ItemState =
  | 'ARCHIVED'
  | 'FAILED'
  | 'PROCESSING'
  | 'READY';

/** Long work: how far it is and what came of it. */
export type Job = {
  __typename?: 'Job';
  /** How often it was started. */
  attempts: Scalars['Int']['output'];
  /** When it was ordered. */
  createdAt: Scalars['Instant']['output'];
  /** Why it failed. */
  error?: Maybe<JobError>;
  /** When it ended. */
  finishedAt?: Maybe<Scalars['Instant']['output']>;
  /** Id of the job. */
  id: Scalars['ID']['output'];
  /** Document it is about. */
  item?: Maybe<Item>;
  /** What it does. */
  kind: JobKind;
  /** 0 to 1, null when unknown. */
  progress?: Maybe<Scalars['Float']['output']>;
  /** What came of it. */
  result?: Maybe<Scalars['JSONObject']['output']>;
  /** Step it is at, e.g. "embedding"; null before the start. */
  stage?: Maybe<Scalars['String']['output']>;
  /** When it was last started. */
  startedAt?: Maybe<Scalars['Instant']['output']>;
  /** Where it stands. */
  state: JobState;
  /** For people, e.g. the title of a document. */
  title?: Maybe<Scalars['String']['output']>;
};

/** A page of jobs, newest first. */
export type JobConnection = {
  __typename?: 'JobConnection';
  /** Jobs with their places. */
  edges: Array<JobEdge>;
  /** The jobs alone. */
  nodes: Array<Job>;
  /** Whether the list goes on. */
  pageInfo: PageInfo;
  /** All jobs that fit the filter. */
  totalCount: Scalars['Int']['output'];
};

/** A job and its place in the list. */
export type JobEdge = {
  __typename?: 'JobEdge';
  /** Place in the list. */
  cursor: Scalars['String']['output'];
  /** The job. */
  node: Job;
};

/** Why a job failed. */
export type JobError = {
  __typename?: 'JobError';
  /** Code of the REST contract. */
  code: Scalars['String']['output'];
  /** German, says what to do. */
  message: Scalars['String']['output'];
};

/** Which jobs; conditions are joined by AND. */
export type JobFilter = {
  /** Only jobs that do this. */
  kind?: InputMaybe<JobKind>;
  /** Only jobs that stand here. */
  state?: InputMaybe<JobState>;
};

/** What a job does. */
export type JobKind =
  | 'DOCTOR'
  | 'IMPORT'
  | 'INGEST'
  | 'NIGHTLY'
  | 'REINDEX'
  | 'SNAPSHOT';

/** Where a job stands. */
export type JobState =
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  | 'QUEUED'
  | 'RETRY_WAIT'
  | 'RUNNING';

/** A point where electricity is measured. */
export type Meter = {
  __typename?: 'Meter';
  /** Belongs to the demo data. */
  demo: Scalars['Boolean']['output'];
  /** Number of the meter. */
  id: Scalars['ID']['output'];
  /** Length of a slot, and distance of two readings, in seconds. */
  intervalSec: Scalars['Int']['output'];
  /** German name for people. */
  name: Scalars['String']['output'];
  /** Its readings come from the simulation. */
  simulated: Scalars['Boolean']['output'];
};

/** Counts of the whole system, each from the subgraph that owns it. */
export type MetricsOverview = {
  __typename?: 'MetricsOverview';
  /** Passages of these documents. */
  chunks?: Maybe<Scalars['Int']['output']>;
  /** The last 30 local days, oldest first. */
  eventsDaily?: Maybe<Array<DailyEvents>>;
  /** Events of the last 24 hours. */
  eventsPerDay?: Maybe<Scalars['Int']['output']>;
  /** Always "overview". */
  id: Scalars['ID']['output'];
  /** Documents that can be searched. */
  items?: Maybe<Scalars['Int']['output']>;
  /** Slot of the newest market price. */
  latestPriceAt?: Maybe<Scalars['Instant']['output']>;
  /** Slot of the newest reading of these meters. */
  latestReadingAt?: Maybe<Scalars['Instant']['output']>;
  /** Meters; a customer sees their own. */
  meters?: Maybe<Scalars['Int']['output']>;
  /** Market prices of the last 24 hours. */
  pricesPerDay?: Maybe<Scalars['Int']['output']>;
  /** Readings of the last 24 hours of these meters. */
  readingsPerDay?: Maybe<Scalars['Int']['output']>;
};

/** The models in use. */
export type Models = {
  __typename?: 'Models';
  /** Makes passages searchable. */
  embed?: Maybe<Scalars['String']['output']>;
  /** Words the answers. */
  generate?: Maybe<Scalars['String']['output']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Answers a question from the corpus, with sources or an honest refusal. */
  ask: Answer;
  /** Cancels a job that is not done or failed; repeating it changes nothing. Admin only. */
  cancelJob: CancelJobPayload;
  /** Removes text, vectors and file of a document, all versions, at once and for good (admin). */
  deleteItem: DeleteItemPayload;
  /** Checks an export of readings and gives the address of its stream. */
  exportReadings: ExportTicket;
  /** Takes a file into the corpus (admin). With `wait` an unusable file is an error and nothing stays. */
  ingestDocument: IngestDocumentPayload;
  /** Stores what a user did; a repeat is stored once. */
  recordEvent: RecordEventPayload;
  /** Deletes all sample documents and never offers them again (admin). */
  removeDemoItems: RemoveDemoItemsPayload;
  /** Removes the demo meters with their readings for good. Admin only. */
  removeDemoMeters: RemoveDemoMetersPayload;
};


export type MutationAskArgs = {
  input: AskInput;
};


export type MutationCancelJobArgs = {
  input: CancelJobInput;
};


export type MutationDeleteItemArgs = {
  input: DeleteItemInput;
};


export type MutationExportReadingsArgs = {
  input: ExportReadingsInput;
};


export type MutationIngestDocumentArgs = {
  input: IngestDocumentInput;
};


export type MutationRecordEventArgs = {
  input: RecordEventInput;
};

/** Whether and where a list goes on. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last entry of this page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** There is more after this page. */
  hasNextPage: Scalars['Boolean']['output'];
};

/** Price of one product on one market in one slot. */
export type Price = {
  __typename?: 'Price';
  /** Market in upper case, e.g. EEX. */
  market: Scalars['String']['output'];
  /** Price in €/MWh, may be negative. */
  priceEurMwh?: Maybe<Scalars['Float']['output']>;
  /** Product in upper case, e.g. BASE. */
  product: Scalars['String']['output'];
  /** Start of the slot, UTC. */
  ts: Scalars['Instant']['output'];
  /** Traded energy in MWh. */
  volume?: Maybe<Scalars['Float']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /** A passage, also of an earlier version of its document. */
  chunk?: Maybe<Chunk>;
  /** Health of every service, probed now. Admin only. */
  health: Health;
  /** A document; customers see ready ones only. */
  item?: Maybe<Item>;
  /** Documents, newest first; customers see ready ones only. */
  items: ItemConnection;
  /** One job, null if there is none. Admin only. */
  job?: Maybe<Job>;
  /** Jobs, newest first. Admin only. */
  jobs: JobConnection;
  /** The meters the caller may see: all for the admin, else their own. */
  meters: Array<Meter>;
  /** Counts of the whole system. */
  metricsOverview: MetricsOverview;
  /** Prices in [from, to) by time, market and product; default the last 24 hours of everything. If there are more than `first` (at most 20,000), the newest ones. Unknown names give no rows. */
  prices: Array<Price>;
  /** Readings in [from, to) by time, then meter; default the last 24 hours of all visible meters. If there are more than `first` (at most 20,000), the newest ones. */
  readings: Array<Reading>;
  /** The feeds and how far they are. Admin only. */
  simulation: Array<Feed>;
  /** What runs here. Public. */
  systemInfo: SystemInfo;
};


export type QueryChunkArgs = {
  id: Scalars['ID']['input'];
};


export type QueryItemArgs = {
  id: Scalars['ID']['input'];
};


export type QueryItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryJobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<JobFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPricesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Instant']['input']>;
  markets?: InputMaybe<Array<Scalars['String']['input']>>;
  products?: InputMaybe<Array<Scalars['String']['input']>>;
  to?: InputMaybe<Scalars['Instant']['input']>;
};


export type QueryReadingsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Instant']['input']>;
  meterIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  to?: InputMaybe<Scalars['Instant']['input']>;
};

/** Mean power over one slot of a meter, as measured at the grid connection. */
export type Reading = {
  __typename?: 'Reading';
  /** Mean power drawn from the grid in kW. */
  consumptionKw?: Maybe<Scalars['Float']['output']>;
  /** The meter it was read from. */
  meter: Meter;
  /** Mean power fed into the grid in kW. */
  productionKw?: Maybe<Scalars['Float']['output']>;
  /** How the value came about. */
  quality: ReadingQuality;
  /** Start of the slot, UTC. */
  ts: Scalars['Instant']['output'];
  /** Voltage in V. */
  voltage?: Maybe<Scalars['Float']['output']>;
};

/** Quality of a value after BDEW. */
export type ReadingQuality =
  | 'FORECAST'
  | 'MEASURED'
  | 'MISSING'
  | 'PROPOSED'
  | 'PROVISIONAL'
  | 'SUBSTITUTE'
  | 'UNUSABLE';

/** Something a user did with a document or an answer. */
export type RecordEventInput = {
  /** Passage it was done with; its document is filled in. */
  chunkId?: InputMaybe<Scalars['ID']['input']>;
  /** UUID that makes a repeat harmless; needs `ts`. */
  eventId?: InputMaybe<Scalars['ID']['input']>;
  /** Document it was done with. */
  itemId?: InputMaybe<Scalars['ID']['input']>;
  /** Further facts, at most 8 KiB as JSON; `reward` (-1 to 1) and `reason` teach Luna. */
  meta?: InputMaybe<Scalars['JSONObject']['input']>;
  /** When, from 2000 to now; default now. */
  ts?: InputMaybe<Scalars['Instant']['input']>;
  /** What was done. */
  type: EventType;
  /** UUID or external id; a customer may name only themself. */
  userId: Scalars['String']['input'];
};

/** The event is stored. */
export type RecordEventPayload = {
  __typename?: 'RecordEventPayload';
  /** Id of the event. */
  eventId: Scalars['ID']['output'];
};

/** What was removed. */
export type RemoveDemoItemsPayload = {
  __typename?: 'RemoveDemoItemsPayload';
  /** Number of sample documents removed. */
  items: Scalars['Int']['output'];
};

/** What the removal of the demo meters did. */
export type RemoveDemoMetersPayload = {
  __typename?: 'RemoveDemoMetersPayload';
  /** Number of removed meters. */
  meters: Scalars['Int']['output'];
};

/** One service and the adapter behind it. */
export type ServiceHealth = {
  __typename?: 'ServiceHealth';
  /** The adapter that runs. */
  adapter: Scalars['String']['output'];
  /** When it was probed. */
  checkedAt: Scalars['Instant']['output'];
  /** How long the probe took, in ms. */
  latencyMs?: Maybe<Scalars['Int']['output']>;
  /** German sentence for the admin. */
  message?: Maybe<Scalars['String']['output']>;
  /** api, db, qdrant, ollama, tika, minio, or another one that is configured. */
  name: Scalars['String']['output'];
  /** An embedded adapter that works is OK. */
  status: HealthStatus;
  /** Version of the technology behind it. */
  version?: Maybe<Scalars['String']['output']>;
};

/** What runs here; public, holds no secret. */
export type SystemInfo = {
  __typename?: 'SystemInfo';
  /** The adapter behind each port. */
  adapters: Adapters;
  /** Version of the REST API. */
  apiVersion: Scalars['String']['output'];
  /** When it was built. */
  build: Scalars['Instant']['output'];
  /** Commit it was built from, or "unknown". */
  gitSha: Scalars['String']['output'];
  /** Embedded, on services, or mixed. */
  mode: SystemMode;
  /** The models in use. */
  models: Models;
  /** Name of the product. */
  name: Scalars['String']['output'];
  /** German sentences on what the set-up means for the user. */
  notices: Array<Scalars['String']['output']>;
  /** Version of the product. */
  version: Scalars['String']['output'];
};

/** Everything inside Luna, everything on external services, or some of both. */
export type SystemMode =
  | 'EMBEDDED'
  | 'MIXED'
  | 'SERVICES';

/** Who worded an answer: quotations put together, or a language model. */
export type AnswerMode =
  | 'EXTRACT'
  | 'MODEL';

/** A question to the corpus. */
export type AskInput = {
  /** Fields a passage must have, joined by AND, e.g. {"kind": "regulation"}; at most 10. */
  filters?: Record<string, unknown> | null | undefined;
  /** The question in German, 1 to 2,000 characters. */
  question: string;
  /** Most passages to use, 1 to 50. */
  topK?: number | null | undefined;
};

/** Which document to delete. */
export type DeleteItemInput = {
  /** Id of the item. */
  id: string | number;
};

/** What a user did. */
export type EventType =
  | 'ASK'
  | 'CLICK'
  | 'FEEDBACK'
  | 'LIKE'
  | 'SOLVE'
  | 'VIEW';

/** How an export is written. */
export type ExportFormat =
  | 'CSV'
  | 'JSON';

/** Which readings to export; intervals are [from, to). */
export type ExportReadingsInput = {
  /** JSON or CSV. */
  format?: ExportFormat;
  /** Default: 24 hours before `to`, else before now. */
  from?: string | null | undefined;
  /** Adds `ts_local`, the wall clock of Berlin. */
  localTime?: boolean;
  /** 2 to 5,000 rows per meter: raw if they fit, else the smallest multiple of 15 min that does. */
  maxPoints?: number | null | undefined;
  /** At most 50 meters; default all you may see. */
  meterIds?: Array<string | number> | null | undefined;
  /** Default RAW; excludes `maxPoints`. */
  resolution?: ExportResolution | null | undefined;
  /** Exclusive; default open end. */
  to?: string | null | undefined;
};

/** Readings as they are, or aggregated; a DAY is a local day of Berlin. */
export type ExportResolution =
  | 'DAY'
  | 'HOUR'
  | 'QUARTER_HOUR'
  | 'RAW';

/** How a service is. */
export type HealthStatus =
  | 'DEGRADED'
  | 'DOWN'
  | 'OK';

/** A file for the corpus. */
export type IngestDocumentInput = {
  /** PDF, DOCX, HTML, Markdown or plain text; the content decides. */
  file: unknown;
  /** Item this file is a new version of. */
  itemId?: string | number | null | undefined;
  /** Sort of document; ignored with `itemId`. */
  kind?: ItemKind;
  /** How it came here; ignored with `itemId`. */
  source?: ItemSource;
  /** At most 20 tags of 50 characters; with `itemId` they replace its tags unless empty. */
  tags?: Array<string> | null | undefined;
  /** Answer only when the text can be searched. */
  wait?: boolean | null | undefined;
};

/** Whether an upload can be searched yet. */
export type IngestState =
  | 'PROCESSING'
  | 'READY';

/** All conditions must hold. */
export type ItemFilter = {
  /** Sort of document. */
  kind?: ItemKind | null | undefined;
  /** Words that must all stand in title, text, tags or URL; or an item id. */
  query?: string | null | undefined;
  /** How it came here. */
  source?: ItemSource | null | undefined;
  /** Customers see READY items only. */
  state?: ItemState | null | undefined;
  /** One tag, ignoring case. */
  tag?: string | null | undefined;
};

/** What sort of document an item is. */
export type ItemKind =
  | 'DOCUMENT'
  | 'NOTE'
  | 'REGULATION';

/** How an item came into the corpus. */
export type ItemSource =
  | 'API'
  | 'CRAWLER'
  | 'UPLOAD';

/** Whether an item can be searched. */
export type ItemState =
  | 'ARCHIVED'
  | 'FAILED'
  | 'PROCESSING'
  | 'READY';

/** Which jobs; conditions are joined by AND. */
export type JobFilter = {
  /** Only jobs that do this. */
  kind?: JobKind | null | undefined;
  /** Only jobs that stand here. */
  state?: JobState | null | undefined;
};

/** What a job does. */
export type JobKind =
  | 'DOCTOR'
  | 'IMPORT'
  | 'INGEST'
  | 'NIGHTLY'
  | 'REINDEX'
  | 'SNAPSHOT';

/** Where a job stands. */
export type JobState =
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  | 'QUEUED'
  | 'RETRY_WAIT'
  | 'RUNNING';

/** Something a user did with a document or an answer. */
export type RecordEventInput = {
  /** Passage it was done with; its document is filled in. */
  chunkId?: string | number | null | undefined;
  /** UUID that makes a repeat harmless; needs `ts`. */
  eventId?: string | number | null | undefined;
  /** Document it was done with. */
  itemId?: string | number | null | undefined;
  /** Further facts, at most 8 KiB as JSON; `reward` (-1 to 1) and `reason` teach Luna. */
  meta?: Record<string, unknown> | null | undefined;
  /** When, from 2000 to now; default now. */
  ts?: string | null | undefined;
  /** What was done. */
  type: EventType;
  /** UUID or external id; a customer may name only themself. */
  userId: string;
};

/** Everything inside Luna, everything on external services, or some of both. */
export type SystemMode =
  | 'EMBEDDED'
  | 'MIXED'
  | 'SERVICES';

export type AskMutationVariables = Exact<{
  input: AskInput;
}>;


export type AskMutation = { ask: { text: string, refused: boolean, mode: AnswerMode, chunksUsed: Array<string>, citations: Array<{ score: number, chunk: { id: string, index: number, version: number, text: string, headingPath: Array<string>, page: number | null, law: string | null, paragraph: string | null, subsection: string | null, label: string, item: { id: string, kind: ItemKind, source: ItemSource, title: string | null, fileName: string | null, tags: Array<string>, url: string | null } } | null }> } };

export type DeleteItemMutationVariables = Exact<{
  input: DeleteItemInput;
}>;


export type DeleteItemMutation = { deleteItem: { deletedId: string, chunks: number } };

export type ExportReadingsMutationVariables = Exact<{
  input: ExportReadingsInput;
}>;


export type ExportReadingsMutation = { exportReadings: { url: string } };

export type HealthQueryVariables = Exact<{ [key: string]: never; }>;


export type HealthQuery = { health: { overall: HealthStatus, services: Array<{ name: string, status: HealthStatus, adapter: string, version: string | null, latencyMs: number | null, message: string | null, checkedAt: string }> }, systemInfo: { version: string } };

export type IngestDocumentMutationVariables = Exact<{
  input: IngestDocumentInput;
}>;


export type IngestDocumentMutation = { ingestDocument: { chunks: number | null, sha256: string, version: number, title: string | null, state: IngestState, item: { id: string }, job: { id: string } } };

export type ItemsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ItemFilter | null | undefined;
}>;


export type ItemsQuery = { items: { totalCount: number, nodes: Array<{ id: string, kind: ItemKind, source: ItemSource, title: string | null, tags: Array<string>, url: string | null, sha256: string | null, version: number, chunkCount: number, state: ItemState, createdAt: string, updatedAt: string, error: { code: string, message: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type JobsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: JobFilter | null | undefined;
}>;


export type JobsQuery = { jobs: { totalCount: number, nodes: Array<{ id: string, kind: JobKind, state: JobState, stage: string | null, progress: number | null, attempts: number, title: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, result: Record<string, unknown> | null, item: { id: string } | null, error: { code: string, message: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type JobQueryVariables = Exact<{
  id: string | number;
}>;


export type JobQuery = { job: { id: string, kind: JobKind, state: JobState, stage: string | null, progress: number | null, attempts: number, title: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, result: Record<string, unknown> | null, item: { id: string } | null, error: { code: string, message: string } | null } | null };

export type JobFieldsFragment = { id: string, kind: JobKind, state: JobState, stage: string | null, progress: number | null, attempts: number, title: string | null, createdAt: string, startedAt: string | null, finishedAt: string | null, result: Record<string, unknown> | null, item: { id: string } | null, error: { code: string, message: string } | null };

export type MetricsOverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type MetricsOverviewQuery = { metricsOverview: { items: number | null, chunks: number | null, eventsPerDay: number | null, meters: number | null, readingsPerDay: number | null, pricesPerDay: number | null, latestReadingAt: string | null, latestPriceAt: string | null, eventsDaily: Array<{ day: string, count: number, byType: Record<string, unknown> }> | null } };

export type RecordEventMutationVariables = Exact<{
  input: RecordEventInput;
}>;


export type RecordEventMutation = { recordEvent: { eventId: string } };

export type SystemInfoQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemInfoQuery = { systemInfo: { name: string, version: string, build: string, gitSha: string, apiVersion: string, mode: SystemMode, notices: Array<string>, models: { embed: string | null, generate: string | null }, adapters: { database: string, vectorIndex: string, embedder: string, textGenerator: string, textExtractor: string, blobStore: string, eventBus: string } } };

export const JobFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"}}]}}]} as unknown as DocumentNode<JobFieldsFragment, unknown>;
export const AskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Ask"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AskInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ask"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"chunksUsed"}},{"kind":"Field","name":{"kind":"Name","value":"citations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"chunk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"headingPath"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"law"}},{"kind":"Field","name":{"kind":"Name","value":"paragraph"}},{"kind":"Field","name":{"kind":"Name","value":"subsection"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AskMutation, AskMutationVariables>;
export const DeleteItemDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteItemInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteItem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"chunks"}}]}}]}}]} as unknown as DocumentNode<DeleteItemMutation, DeleteItemMutationVariables>;
export const ExportReadingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExportReadings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportReadingsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exportReadings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]} as unknown as DocumentNode<ExportReadingsMutation, ExportReadingsMutationVariables>;
export const HealthDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overall"}},{"kind":"Field","name":{"kind":"Name","value":"services"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"adapter"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"systemInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]} as unknown as DocumentNode<HealthQuery, HealthQueryVariables>;
export const IngestDocumentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IngestDocument"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IngestDocumentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ingestDocument"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"chunks"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<IngestDocumentMutation, IngestDocumentMutationVariables>;
export const ItemsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Items"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ItemFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"chunkCount"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<ItemsQuery, ItemsQueryVariables>;
export const JobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Jobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"JobFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"}}]}}]} as unknown as DocumentNode<JobsQuery, JobsQueryVariables>;
export const JobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Job"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"}}]}}]} as unknown as DocumentNode<JobQuery, JobQueryVariables>;
export const MetricsOverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MetricsOverview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metricsOverview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"}},{"kind":"Field","name":{"kind":"Name","value":"chunks"}},{"kind":"Field","name":{"kind":"Name","value":"eventsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"eventsDaily"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"byType"}}]}},{"kind":"Field","name":{"kind":"Name","value":"meters"}},{"kind":"Field","name":{"kind":"Name","value":"readingsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"pricesPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"latestReadingAt"}},{"kind":"Field","name":{"kind":"Name","value":"latestPriceAt"}}]}}]}}]} as unknown as DocumentNode<MetricsOverviewQuery, MetricsOverviewQueryVariables>;
export const RecordEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventId"}}]}}]}}]} as unknown as DocumentNode<RecordEventMutation, RecordEventMutationVariables>;
export const SystemInfoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SystemInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"systemInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"build"}},{"kind":"Field","name":{"kind":"Name","value":"gitSha"}},{"kind":"Field","name":{"kind":"Name","value":"apiVersion"}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"embed"}},{"kind":"Field","name":{"kind":"Name","value":"generate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"adapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"database"}},{"kind":"Field","name":{"kind":"Name","value":"vectorIndex"}},{"kind":"Field","name":{"kind":"Name","value":"embedder"}},{"kind":"Field","name":{"kind":"Name","value":"textGenerator"}},{"kind":"Field","name":{"kind":"Name","value":"textExtractor"}},{"kind":"Field","name":{"kind":"Name","value":"blobStore"}},{"kind":"Field","name":{"kind":"Name","value":"eventBus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notices"}}]}}]}}]} as unknown as DocumentNode<SystemInfoQuery, SystemInfoQueryVariables>;