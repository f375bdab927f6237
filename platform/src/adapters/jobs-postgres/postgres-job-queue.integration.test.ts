import { describe, expect, it } from 'vitest';
import { createLog } from '../../log/log.js';
import type { Transaction } from '../../ports/database.js';
import type { Job, JobContext } from '../../ports/job-queue.js';
import { describeJobQueue } from '../../testing/contracts/job-queue.contract.js';
import type { JobQueueStage } from '../../testing/job-stage.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { type JobQueueOptions, PostgresJobQueue } from './postgres-job-queue.js';

const log = createLog({ level: 'silent' });

async function makeStage(options: JobQueueOptions = {}) {
  const test = await createTestDatabase();
  let now = Date.UTC(2026, 0, 5, 8);
  const clock = { now: () => new Date(now) };
  // No pulse but those of `advance`: what works here works by notification.
  const queue = new PostgresJobQueue(
    { database: test.database, clock, log, random: () => 0 },
    { pulseMs: 3_600_000, stopGraceMs: 100, maxAttempts: 3, ...options },
  );
  return {
    queue,
    database: test.database,
    transaction: <T>(work: (tx: Transaction) => Promise<T>) => test.database.transaction(work),
    advance: async (ms: number) => {
      now += ms;
      await queue.pulse();
    },
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  } satisfies JobQueueStage & { database: unknown };
}

describeJobQueue('PostgresJobQueue', makeStage);

describe('PostgresJobQueue: on its own table', () => {
  it('takes a fresh job within 20 ms', async () => {
    await using stage = await makeStage();
    const worker = stage.queue.work(
      {
        ingest: async ({ job }) => ({ ms: performance.now() - Number(job.payload.at) }),
      },
      { concurrency: 1 },
    );
    const waits: number[] = [];
    for (let n = 0; n < 20; n++) {
      const { jobId } = await stage.queue.enqueue({ kind: 'ingest', payload: { at: performance.now() } });
      const done = await stage.queue.waitFor(jobId, AbortSignal.timeout(10_000));
      waits.push(Number(done.result?.ms));
    }
    await worker.stop();
    expect(waits.sort((a, b) => a - b)[10]).toBeLessThan(20);
  });

  it('finds jobs without any notification, by its pulse alone', async () => {
    await using stage = await makeStage({ pulseMs: 20 });
    const worker = stage.queue.work({ ingest: async () => ({}) }, { concurrency: 1 });
    const [row] = await stage.database.query<{ job_id: string }>(
      `INSERT INTO jobs (job_id, kind, run_after, created_at)
       VALUES (gen_random_uuid(), 'ingest', '2026-01-01Z', '2026-01-01Z') RETURNING job_id`,
    );
    const jobId = row?.job_id ?? '';
    expect(await stage.queue.waitFor(jobId, AbortSignal.timeout(10_000))).toMatchObject({ state: 'done' });
    await worker.stop();
  });

  it('survives the loss of its listening connection', async () => {
    await using stage = await makeStage({ pulseMs: 20 });
    const worker = stage.queue.work({ ingest: async () => ({}) }, { concurrency: 1 });
    const first = await stage.queue.enqueue({ kind: 'ingest', payload: {} });
    await stage.queue.waitFor(first.jobId, AbortSignal.timeout(10_000));
    await stage.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> pg_backend_pid()`,
    );
    const second = await stage.queue.enqueue({ kind: 'ingest', payload: {} });
    const done = await stage.queue.waitFor(second.jobId, AbortSignal.timeout(10_000));
    expect(done.state).toBe('done');
    await worker.stop();
  });

  it('puts a job back whose worker fell silent, and fails it when that happens every time', async () => {
    await using stage = await makeStage();
    const { queue, database } = stage;
    const { jobId } = await queue.enqueue({ kind: 'ingest', payload: {} });
    const vanish = (attempts: number) =>
      database.query(
        `UPDATE jobs SET state = 'running', worker = 'gone', attempts = $2, lease_until = $3 WHERE job_id = $1`,
        [jobId, attempts, new Date(Date.UTC(2026, 0, 5, 8))],
      );
    const worker = queue.work({ doctor: async () => ({}) }, { concurrency: 1 });
    await vanish(1);
    await stage.advance(1);
    expect(await queue.get(jobId)).toMatchObject({ state: 'queued', attempts: 1 });
    await vanish(3);
    await stage.advance(1);
    expect(await queue.get(jobId)).toMatchObject({ state: 'failed', error: { code: 'INTERNAL' } });
    await worker.stop();
  });

  it('aborts a handler whose lease was lost and lets the next attempt win', async () => {
    await using stage = await makeStage();
    let begin: (context: JobContext) => void = () => undefined;
    const started = new Promise<JobContext>((resolve) => {
      begin = resolve;
    });
    const deaf = (context: JobContext) => new Promise<never>(() => begin(context));
    const stuck = stage.queue.work({ ingest: deaf }, { concurrency: 1 });
    const { jobId } = await stage.queue.enqueue({ kind: 'ingest', payload: {} });
    const first = await started;
    await stage.database.query(`UPDATE jobs SET state = 'queued', worker = NULL WHERE job_id = $1`, [jobId]);
    const fresh = stage.queue.work({ ingest: async ({ job }) => ({ by: job.attempts }) }, { concurrency: 1 });
    const done = await stage.queue.waitFor(jobId, AbortSignal.timeout(10_000));
    await expect(first.report('embedding', 0.5)).rejects.toThrow('lease-lost');
    expect(first.signal.aborted).toBe(true);
    expect(done).toMatchObject({ state: 'done', attempts: 2, result: { by: 2 }, stage: null });
    await Promise.all([stuck.stop(), fresh.stop()]);
    expect(await stage.queue.get(jobId)).toEqual(done);
  });

  it('lets a worker that took a retried job again not write in the name of its lost attempt', async () => {
    await using stage = await makeStage();
    const begun: JobContext[] = [];
    const deaf = (context: JobContext) => new Promise<never>(() => begun.push(context));
    const worker = stage.queue.work({ ingest: deaf }, { concurrency: 2 });
    const { jobId } = await stage.queue.enqueue({ kind: 'ingest', payload: {} });
    await expect.poll(() => begun.length).toBe(1);
    await stage.database.query(`UPDATE jobs SET state = 'cancelled', worker = NULL WHERE job_id = $1`, [
      jobId,
    ]);
    await stage.queue.retry(jobId);
    await expect.poll(() => begun.length).toBe(2);
    const [lost, held] = begun;
    expect([lost?.job.attempts, held?.job.attempts]).toEqual([1, 1]);
    await expect(lost?.report('embedding', 0.9)).rejects.toThrow('lease-lost');
    await held?.report('chunking', null);
    expect(await stage.queue.get(jobId)).toMatchObject({ state: 'running', stage: 'chunking' });
    await worker.stop();
  });

  it('tells of changes that came without a notification, at its pulse', async () => {
    await using stage = await makeStage();
    const { queue, database } = stage;
    const { jobId } = await queue.enqueue({ kind: 'ingest', payload: {} });
    const control = new AbortController();
    const changes = (await queue.changes(control.signal))[Symbol.asyncIterator]();
    await database.query(`UPDATE jobs SET stage = 'embedding', progress = 0.5 WHERE job_id = $1`, [jobId]);
    await stage.advance(1);
    expect((await changes.next()).value).toMatchObject({ jobId, stage: 'embedding', progress: 0.5 });
    const now = new Date(Date.UTC(2026, 0, 5, 8));
    await database.query(
      `UPDATE jobs SET state = 'failed', finished_at = $2, error_code = 'INTERNAL' WHERE job_id = $1`,
      [jobId, now],
    );
    const [row] = await database.query<{ job_id: string }>(
      `INSERT INTO jobs (job_id, kind, state, finished_at) VALUES (gen_random_uuid(), 'doctor', 'done', $1)
       RETURNING job_id`,
      [now],
    );
    await stage.advance(1);
    const told = [(await changes.next()).value, (await changes.next()).value] as Job[];
    const ended = new Map(told.map((job) => [job.jobId, job.state]));
    expect(ended).toEqual(
      new Map([
        [jobId, 'failed'],
        [row?.job_id, 'done'],
      ]),
    );
    control.abort();
  });

  it('holds no connection once the last subscriber has left', async () => {
    await using stage = await makeStage();
    const control = new AbortController();
    const listening = async () => {
      const [row] = await stage.database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
      );
      return row?.n;
    };
    for (let n = 0; n < 20; n++) await stage.queue.changes(control.signal);
    await expect.poll(listening).toBe(1);
    control.abort();
    await expect.poll(listening).toBe(0);
  });

  it('gives a job back over the head of a handler that ignores the abort', async () => {
    await using stage = await makeStage({ stopGraceMs: 10 });
    let begin = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const deaf = () => new Promise<never>(() => begin());
    const worker = stage.queue.work({ ingest: deaf }, { concurrency: 1 });
    const { jobId } = await stage.queue.enqueue({ kind: 'ingest', payload: {} });
    await started;
    await worker.stop();
    expect(await stage.queue.get(jobId)).toMatchObject({ state: 'queued', attempts: 0 });
  });
});
