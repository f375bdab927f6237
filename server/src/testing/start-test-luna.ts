import { parseConfig } from '@luna/platform/config/load';
import { createLog } from '@luna/platform/log/log';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import { startLuna } from '../start-luna.js';
import { compositionUnderTest } from './composition.js';
import { makeDataFolder, startProcess } from './luna-process.js';

export const TEST_ADMIN_KEY = 'test-admin-key-0123456789';
export const TEST_USER = '11111111-2222-4333-8444-555555555555';

export interface TestLuna extends AsyncDisposable {
  url: string;
  dataDir: string;
  /** Every log line so far, parsed. */
  readonly logLines: Record<string, unknown>[];
  /** Calls the REST API as the admin. */
  rest(route: string, init?: RequestInit): Promise<Response>;
  /** Runs an operation as the admin, or as `user`. */
  graphql(query: string, variables?: object, user?: string): Promise<GraphqlAnswer>;
  /** Uploads a document and waits until it is searchable. */
  ingest(
    bytes: string | Uint8Array<ArrayBuffer>,
    fileName: string,
    fields?: Record<string, string>,
  ): Promise<Response>;
  /** Ends it in order; may be called more than once. */
  stop(): Promise<void>;
}

/** What both compositions have in common. */
type Running = Pick<TestLuna, 'url' | 'dataDir' | 'logLines' | 'stop'>;

interface GraphqlAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they just asked for
  data: any;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

/** All of Luna on a real database, a free port and a folder of its own, in the composition under test. */
export async function startTestLuna(variables: Record<string, string> = {}): Promise<TestLuna> {
  const database = await createTestDatabase();
  const folder = makeDataFolder();
  const start = compositionUnderTest() === 'all' ? startHere : startApart;
  const running = await start({
    API_PORT: '0',
    DATABASE_URL: database.url,
    LUNA_DATA_DIR: folder.path,
    LUNA_DEMO: 'false',
    LUNA_LOG_LEVEL: 'debug',
    ADMIN_API_KEY: TEST_ADMIN_KEY,
    ...variables,
  });
  const { url, dataDir, stop } = running;
  return {
    url,
    dataDir,
    get logLines() {
      return running.logLines;
    },
    rest: (route, init = {}) =>
      fetch(`${url}/api/v1/${route}`, {
        ...init,
        headers: { 'x-admin-key': TEST_ADMIN_KEY, ...init.headers },
      }),
    graphql: (query, variables = {}, user) => askGraphql(url, query, variables, user),
    ingest: (bytes, fileName, fields = {}) => upload(url, bytes, fileName, fields),
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
      await database[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

async function startHere(variables: Record<string, string>): Promise<Running> {
  const logLines: Record<string, unknown>[] = [];
  const luna = await startLuna({
    config: parseConfig(variables),
    log: createLog({ level: 'debug', destination: { write: (line) => logLines.push(JSON.parse(line)) } }),
  });
  return { url: luna.url, dataDir: luna.dataDir, logLines, stop: () => luna.stop() };
}

async function startApart(variables: Record<string, string>): Promise<Running> {
  const dataDir = variables.LUNA_DATA_DIR ?? '';
  const luna = await startProcess(dataDir, variables);
  let stopped: Promise<unknown> | undefined;
  return {
    url: luna.url,
    dataDir,
    get logLines() {
      const lines = luna.output().split('\n');
      return lines
        .filter((line) => line.startsWith('{') && line.endsWith('}'))
        .map((line) => JSON.parse(line));
    },
    stop: async () => {
      stopped ??= luna.kill('SIGINT');
      await stopped;
    },
  };
}

/** The JSON of an answer; tests look at what they just asked for. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function jsonOf(response: Response): Promise<any> {
  return response.json();
}

async function askGraphql(
  url: string,
  query: string,
  variables: object,
  user?: string,
): Promise<GraphqlAnswer> {
  const identity: Record<string, string> = user ? { 'x-dev-user': user } : { 'x-admin-key': TEST_ADMIN_KEY };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...identity },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlAnswer;
}

async function upload(
  url: string,
  bytes: string | Uint8Array<ArrayBuffer>,
  fileName: string,
  fields: Record<string, string>,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([bytes]), fileName);
  return fetch(`${url}/api/v1/ingest/doc`, {
    method: 'POST',
    headers: { 'x-admin-key': TEST_ADMIN_KEY },
    body: form,
  });
}
