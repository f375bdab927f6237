import { MODEL_LAW } from '@luna/platform/testing/documents/model-law';
import {
  ADMIN_KEY,
  type DataFolder,
  type LunaProcess,
  makeDataFolder,
  startProcess,
} from '@luna/server/testing/luna-process';
import { jsonOf } from '@luna/server/testing/start-test-luna';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchJobs } from './watched-jobs.js';

/** Every process of the services composition, as the supervisor names them. */
const NAMES = [
  'content',
  'rag',
  'telemetry',
  'admin',
  'worker-1',
  'worker-2',
  'gateway-1',
  'gateway-2',
  'rest',
  'web',
];
const headers = { 'x-admin-key': ADMIN_KEY };
const RECOVERY = { timeout: 60_000, interval: 200 };

let folder: DataFolder;
let luna: LunaProcess;
let jobs: ReturnType<typeof watchJobs>;
/** Jobs of all documents that were acknowledged, by the word that stands in no other. */
const acknowledged = new Map<string, string>();

beforeAll(async () => {
  folder = makeDataFolder();
  luna = await startProcess(folder.path);
  jobs = watchJobs(luna.url, ADMIN_KEY);
});
afterAll(async () => {
  await jobs.stop();
  await luna.kill('SIGINT');
  folder[Symbol.dispose]();
});

function pidOf(name: string): number {
  const pid = new RegExp(`^ +${name} +\\d+ +(\\d+)$`, 'm').exec(luna.output())?.[1];
  if (!pid) throw new Error(`The table of processes has no ${name}:\n${luna.output()}`);
  return Number(pid);
}

/** What health says of its services; `away` where it cannot be asked. */
async function health(): Promise<Record<string, string> | 'away'> {
  const response = await fetch(`${luna.url}/api/v1/admin/health`, { headers }).catch(() => null);
  return response?.ok ? (await jsonOf(response)).data.services : 'away';
}

async function isWhole(): Promise<boolean> {
  const services = await health();
  return services !== 'away' && Object.values(services).every((state) => state === 'ok');
}

/** Sends a law of its own under this name; resolves with its job once it is acknowledged. */
async function upload(word: string): Promise<string> {
  const form = new FormData();
  form.set('async', 'true');
  form.set('kind', 'regulation');
  form.set('file', new Blob([MODEL_LAW.markdown.replaceAll('Musterland', word)]), `${word}.md`);
  const response = await fetch(`${luna.url}/api/v1/ingest/doc`, { method: 'POST', headers, body: form });
  expect(response.status).toBe(202);
  const { job_id: jobId } = (await jsonOf(response)).data;
  acknowledged.set(word, jobId);
  return jobId;
}

async function stateOf(jobId: string): Promise<string | undefined> {
  const response = await fetch(`${luna.url}/api/v1/admin/jobs/${jobId}`, { headers }).catch(() => null);
  return response?.ok ? (await jsonOf(response)).data.state : undefined;
}

it.each(NAMES)(
  '%s is killed: health says so, it comes back, and nothing acknowledged is lost',
  async (name) => {
    await expect.poll(isWhole, RECOVERY).toBe(true);
    const word = `Land${name.replace('-', '')}`;
    const before = await upload(`${word}vorher`);

    process.kill(pidOf(name), 'SIGKILL');

    const says = async () => {
      const services = await health();
      return services === 'away' || services[name] !== 'ok';
    };
    await expect.poll(says, { timeout: 10_000, interval: 20 }).toBe(true);
    await expect.poll(isWhole, RECOVERY).toBe(true);
    await expect.poll(() => stateOf(before), RECOVERY).toBe('done');

    const after = await upload(`${word}nachher`);
    await expect.poll(() => jobs.seen.get(after), RECOVERY).toBe('DONE');
  },
);

it('has every document that was acknowledged, once', async () => {
  const query = '{ items(first: 200) { totalCount nodes { fileName state } } }';
  const response = await fetch(`${luna.url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { items } = (await jsonOf(response)).data;

  expect(items.totalCount).toBe(2 * NAMES.length);
  const files = items.nodes.map(({ fileName, state }: Record<string, string>) => `${fileName} ${state}`);
  expect(files.sort()).toEqual([...acknowledged.keys()].map((word) => `${word}.md READY`).sort());
});
