import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'muss true oder false sein' })
  .transform((value) => value === 'true' || value === '1');
const count = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d+$/, 'muss eine ganze Zahl sein')
    .transform(Number)
    .refine((n) => n >= min && n <= max, `muss zwischen ${min} und ${max} liegen`);
const names = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** What a process of Luna can be; several at once, by default all. */
export const ROLES = ['gateway', 'content', 'rag', 'telemetry', 'admin', 'rest', 'worker', 'web'] as const;
export type Role = (typeof ROLES)[number];

const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);
const roles = names.transform((given, context): Role[] => {
  if (given.length === 1 && given[0] === 'all') return [...ROLES];
  const known = given.filter(isRole);
  if (known.length === given.length && known.length > 0) return known;
  context.addIssue({ code: 'custom', message: `muss all sein oder eine Auswahl aus ${ROLES.join(',')}` });
  return z.NEVER;
});
const addresses = (role: string) =>
  names
    .refine((urls) => urls.every((url) => /^https?:\/\/[^/]+\/?$/.test(url)), {
      error: 'muss aus Adressen wie http://rechner:8011 bestehen, durch Kommas getrennt',
    })
    .default([])
    .describe(`Where ${role} runs, comma-separated for several copies. Needed where it is another process.`);
const port = (role: string, fallback: number) =>
  count(0, 65_535)
    .default(fallback)
    .describe(`Port of a process that is ${role}, unless all of Luna is one process.`);

/**
 * Every variable Luna reads, with its default. `describe` is the sentence printed into .env.example;
 * an empty value counts as not set.
 */
export const configSchema = z.object({
  API_PORT: count(0, 65_535).default(8000).describe('Port of the one server. 0 picks a free port.'),
  API_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on. 0.0.0.0 opens Luna to the network.'),
  ALLOWED_HOSTS: names
    .default([])
    .describe('Host names Luna answers to besides localhost and plain IP addresses, comma-separated.'),
  CORS_ORIGINS: names
    .default([])
    .describe('Origins allowed to call the API from a browser, comma-separated.'),
  LUNA_URL: z
    .url({ protocol: /^https?$/, error: 'muss mit http:// oder https:// beginnen' })
    .optional()
    .describe('Luna that the command line talks to. Not set: the one of this folder.'),
  LUNA_DATA_DIR: z.string().default('./data').describe('Folder of the embedded database, files and secrets.'),
  LUNA_DEMO: flag
    .default(true)
    .describe('Fill an empty installation with marked demo data at the first start.'),
  LUNA_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'muss fatal, error, warn, info, debug oder silent sein',
    })
    .default('info')
    .describe('Least severity that is logged.'),
  LUNA_SERVICES: roles
    .default([...ROLES])
    .describe(`What this process is: all, or some of ${ROLES.join(', ')}; comma-separated.`),
  GATEWAY_URL: addresses('gateway'),
  CONTENT_URL: addresses('content'),
  RAG_URL: addresses('rag'),
  TELEMETRY_URL: addresses('telemetry'),
  ADMIN_URL: addresses('admin'),
  REST_URL: addresses('rest'),
  WORKER_URL: addresses('worker'),
  WEB_URL: addresses('web'),
  GATEWAY_PORT: port('gateway', 8010),
  CONTENT_PORT: port('content', 8011),
  RAG_PORT: port('rag', 8012),
  TELEMETRY_PORT: port('telemetry', 8013),
  ADMIN_PORT: port('admin', 8014),
  REST_PORT: port('rest', 8015),
  WORKER_PORT: port('worker', 8016),
  EVENT_BUS: z
    .enum(['in-process', 'postgres'], { error: 'muss in-process oder postgres sein' })
    .optional()
    .describe('How processes hear of events: in-process or postgres. Not set: what LUNA_SERVICES needs.'),
  IDENTITY_KEY: z
    .string()
    .min(32, 'muss mindestens 32 Zeichen haben')
    .optional()
    .describe(
      'Key with which processes of one installation know each other. Not set: made at the first start and kept in the data folder.',
    ),
  EMBEDDED_DATABASE_URL: z
    .string()
    .optional()
    .describe('Set by start:services for its processes: where its embedded PostgreSQL listens.'),
  DATABASE_POOL_SIZE: count(2, 500)
    .optional()
    .describe('Database connections of this process at most. Not set: 20, or 8 beside other processes.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'muss mit postgres:// beginnen' })
    .optional()
    .describe('External PostgreSQL or TimescaleDB. Not set: the embedded PostgreSQL.'),
  ADMIN_API_KEY: z
    .string()
    .min(16, 'muss mindestens 16 Zeichen haben')
    .optional()
    .describe('Key of the administration. Not set: made at the first start and kept in the data folder.'),
  JWT_SECRET: z
    .string()
    .min(32, 'muss mindestens 32 Zeichen haben')
    .optional()
    .describe(
      'Secret of customer tokens (HS256). Not set: made at the first start and kept in the data folder.',
    ),
  JWT_ISSUER: z.string().optional().describe('Issuer a customer token must carry; not set: any.'),
  JWT_AUDIENCE: z.string().optional().describe('Audience a customer token must carry; not set: any.'),
  AUTH_DEV_USER: flag
    .default(true)
    .describe('Accept X-Dev-User and issue dev tokens. Turn off in production.'),
  AUTH_DEV_USER_ALLOW_REMOTE: flag
    .default(false)
    .describe('Accept X-Dev-User also when API_HOST is not a loopback address.'),
  ASK_RATE_PER_MINUTE: count(0, 100_000).default(300).describe('Questions per customer and minute; 0 = off.'),
  INGEST_RATE_PER_MINUTE: count(0, 100_000).default(0).describe('Documents taken in per minute; 0 = off.'),
  GRAPHQL_INTROSPECTION: flag
    .default(true)
    .describe(
      'Let clients read the GraphQL schema. Turn off to show it to nobody; GraphiQL then knows no fields.',
    ),
  GRAPHQL_MAX_BODY_KB: count(16, 1_048_576)
    .default(1_024)
    .describe('Largest GraphQL request in KiB, without files.'),
  GRAPHQL_MAX_VARIABLES_KB: count(1, 1_048_576)
    .default(256)
    .describe('Largest set of GraphQL variables in KiB, without files.'),
  GRAPHQL_MAX_TOKENS: count(100, 1_000_000)
    .default(2_000)
    .describe('Words and signs of one GraphQL document.'),
  GRAPHQL_MAX_DEPTH: count(4, 100).default(12).describe('Levels of fields in a GraphQL operation.'),
  GRAPHQL_MAX_FIELDS: count(10, 100_000)
    .default(1_000)
    .describe('Fields of a GraphQL operation with all fragments put in.'),
  GRAPHQL_MAX_ROOT_FIELDS: count(1, 1_000).default(20).describe('Fields at the top of a GraphQL operation.'),
  GRAPHQL_MAX_ALIASES: count(0, 10_000).default(30).describe('Aliases in a GraphQL operation.'),
  GRAPHQL_MAX_DIRECTIVES: count(0, 10_000).default(50).describe('Directives in a GraphQL operation.'),
  GRAPHQL_MAX_PAGE_SIZE: count(1, 1_000_000)
    .default(20_000)
    .describe('Rows a GraphQL field may be asked for; most fields allow fewer.'),
  GRAPHQL_MAX_LIST_LENGTH: count(1, 1_000_000)
    .default(500)
    .describe('Entries of a list among the arguments of a GraphQL field.'),
  GRAPHQL_MAX_COST: count(100, 1_000_000_000)
    .default(50_000)
    .describe('Points of a GraphQL operation: objects times list sizes, more for each change of subgraph.'),
  LIVE_CONNECTIONS_PER_CALLER: count(1, 100_000)
    .default(100)
    .describe('WebSockets and event streams one customer, or the admin key, may have open.'),
  LIVE_OPERATIONS_PER_CONNECTION: count(1, 10_000)
    .default(100)
    .describe('Operations that run over one WebSocket at the same time.'),
  UPLOAD_MAX_MB: count(1, 2_000).default(50).describe('Largest uploaded file in MiB.'),
  EXTRACT_TIMEOUT_SEC: count(1, 600)
    .default(25)
    .describe('Longest time the text of one file may take to read.'),
  INGEST_WAIT_SEC: count(1, 600)
    .default(60)
    .describe('How long an upload waits for its result before it answers 202.'),
  SIM_SMARTMETER_INTERVAL_SEC: count(1, 86_400).default(60).describe('Distance of simulated meter readings.'),
  SIM_MARKET_INTERVAL_SEC: count(1, 86_400).default(300).describe('Distance of simulated market prices.'),
  SIM_MARKETS: names.default(['EEX', 'APX']).describe('Simulated markets, comma-separated.'),
  SIM_PRODUCTS: names.default(['BASE', 'PEAK']).describe('Simulated products, comma-separated.'),
  EMBED_MODEL: z
    .string()
    .default('all-minilm:33m')
    .describe('Embedding model once an Ollama server is connected; embedded search is word-based.'),
  GENERATE_MODEL: z
    .string()
    .default('llama3.1:8b-instruct')
    .describe('Language model once an Ollama server is connected; embedded answers are extracts.'),
});

export type Config = Readonly<z.output<typeof configSchema>>;
