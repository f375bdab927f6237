import { cp } from 'node:fs/promises';
import { startProcess } from '@luna/platform/testing/start-process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyAccepted, stateOf } from '../testing/corpus-state.js';
import { POINTS, type Point, stoppingHandler } from '../testing/stopping-points.js';
import { createTestCorpus, type TestCorpus } from '../testing/test-corpus.js';

/** Where the way leads to a second batch there are more passages than are indexed at once. */
const passagesOf = (point: string): number => (point.endsWith(' again') ? 260 : 20);
const soon = () => AbortSignal.timeout(60_000);

function lawFor(point: string, edition: number): string {
  const sections = Array.from(
    { length: passagesOf(point) },
    (_, n) => `###### § ${n + 1} Frist\n\n(1) Nach ${n} Tagen.`,
  );
  return `# Verordnung über ${point} (Probe${edition}V)\n\n${sections.join('\n\n')}\n`;
}

/** A document in work for each point; it is the second version of an item where `former` names one. */
async function acceptAll(corpus: TestCorpus, former: Map<Point, string>): Promise<Map<Point, string>> {
  const jobs = new Map<Point, string>();
  for (const point of POINTS) {
    const request = {
      fileName: `${point}.md`,
      tags: [point],
      wait: false,
      itemId: former.get(point) ?? null,
    };
    jobs.set(point, (await corpus.ingest(lawFor(point, former.has(point) ? 2 : 1), request)).jobId);
  }
  return jobs;
}

async function workThrough({ deps, content }: TestCorpus, jobIds: Iterable<string>): Promise<void> {
  const worker = deps.jobQueue.work(content.jobs, { concurrency: 2 });
  for (const jobId of jobIds) await deps.jobQueue.waitFor(jobId, soon());
  await worker.stop();
}

/** Two items that are there already, whose second version is published or about to be. */
async function acceptFormer(corpus: TestCorpus): Promise<Map<Point, string>> {
  const former = new Map<Point, string>();
  for (const point of ['verifying', 'published'] as const) {
    const request = { fileName: `${point}.md`, wait: false };
    former.set(point, (await corpus.ingest(`# ${point}\n\nEine alte Fassung.`, request)).itemId);
  }
  return former;
}

let smooth: TestCorpus;
let killed: TestCorpus;
let cancelled: TestCorpus;
let jobs: Map<Point, string>;
let expected: Awaited<ReturnType<typeof stateOf>>;

beforeAll(async () => {
  [smooth, killed, cancelled] = await Promise.all([
    createTestCorpus({ idle: true }),
    createTestCorpus({ idle: true }),
    createTestCorpus({ idle: true }),
  ]);
  await smooth.deps.vectorIndex.ensureLive(smooth.deps.embedder);
  const former = await acceptFormer(smooth);
  for (const part of ['former', 'all']) {
    if (part === 'all') jobs = await acceptAll(smooth, former);
    for (const corpus of [killed, cancelled]) {
      await copyAccepted(smooth.deps.database, corpus.deps.database);
      await cp(smooth.blobFolder, corpus.blobFolder, { recursive: true });
    }
    const waiting = part === 'all' ? jobs.values() : await queued(smooth);
    for (const corpus of part === 'all' ? [smooth] : [smooth, killed, cancelled]) {
      await workThrough(corpus, waiting);
    }
  }
  expected = await stateOf(smooth.deps.database);
}, 120_000);

afterAll(async () => {
  for (const corpus of [smooth, killed, cancelled]) await corpus[Symbol.asyncDispose]();
});

async function queued({ deps }: TestCorpus): Promise<string[]> {
  const { jobs } = await deps.jobQueue.list({ state: 'queued', limit: 100 });
  return jobs.map(({ jobId }) => jobId);
}

it('documents whose worker is killed, each at another point, end as if nothing had happened', async () => {
  const file = new URL('../testing/doomed-worker.process.ts', import.meta.url);
  await using doomed = startProcess(file, [killed.url, killed.blobFolder]);
  const reached = new Set<string>();
  while (reached.size < POINTS.length) reached.add(await doomed.line());
  await doomed.kill();
  expect(reached).toEqual(new Set(POINTS));
  for (const stage of ['embedding', 'indexing'] as const) {
    const job = await killed.deps.jobQueue.get(jobs.get(`${stage} again`) ?? '');
    expect(job).toMatchObject({ state: 'running', stage, progress: expect.closeTo(0.98, 1) });
  }

  await workThrough(killed, jobs.values());

  expect(expected.pending).toEqual([]);
  const passages = POINTS.map(passagesOf).reduce((sum, n) => sum + n);
  expect(expected.points?.length).toBe(passages);
  expect(await stateOf(killed.deps.database)).toEqual(expected);
  const attempts = [...jobs.values()].map(async (id) => (await killed.deps.jobQueue.get(id))?.attempts);
  expect(await Promise.all(attempts)).toEqual(POINTS.map(() => 2));
}, 120_000);

it('documents that are cancelled, each at another point, are settled as a whole, and a retry makes up for it', async () => {
  const { deps } = cancelled;
  const reached = new Set<string>();
  let allReached = (): void => undefined;
  const everywhere = new Promise<void>((resolve) => {
    allReached = resolve;
  });
  let goOn = (): void => undefined;
  const cancelling = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const handler = stoppingHandler(deps, async (point) => {
    if (reached.add(point).size === POINTS.length) allReached();
    await cancelling;
  });
  const worker = deps.jobQueue.work({ ingest: handler }, { concurrency: POINTS.length });
  await everywhere;
  for (const jobId of jobs.values()) await deps.jobQueue.cancel(jobId);
  goOn();
  for (const jobId of jobs.values()) await deps.watch.follow(jobId);
  await worker.stop();

  // What was published before it was cancelled is done.
  const done = new Set<Point>(['published', 'removals applied', 'handled']);
  const { items, versions, chunks, points, pending } = await stateOf(deps.database);
  const state = async (id = '') => (await deps.jobQueue.get(id))?.state;
  for (const [point, jobId] of jobs) {
    expect(await state(jobId)).toBe(done.has(point) ? 'done' : 'cancelled');
    const about = (row: unknown) => (row as { version_id: string }).version_id === jobId;
    const passages = done.has(point) ? passagesOf(point) : 0;
    expect([chunks?.filter(about).length, points?.filter(about).length]).toEqual([passages, passages]);
    expect(versions?.find(about)).toMatchObject({ state: done.has(point) ? 'ready' : 'failed' });
  }
  expect(items?.filter((item) => (item as { state: string }).state === 'processing')).toEqual([]);
  expect(pending).toEqual([]);

  for (const [point, jobId] of jobs) if (!done.has(point)) await deps.jobQueue.retry(jobId);
  await workThrough(cancelled, jobs.values());
  expect(await stateOf(deps.database)).toEqual(expected);
}, 120_000);
