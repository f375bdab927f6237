import { describe, expect, it } from 'vitest';
import { LunaError } from '../../errors/luna-error.js';
import { currentTraceId, withTrace } from '../../log/log.js';
import type { JobHandler } from '../../ports/job-queue.js';
import { endless, INGEST, type MakeQueue, ONE, soon, state } from '../job-stage.js';
import { describeJobChanges } from './job-queue-changes.contract.js';
import { describeJobControl } from './job-queue-control.contract.js';

/** What every JobQueue promises. `make` gives a fresh, empty queue. */
export function describeJobQueue(name: string, make: MakeQueue): void {
  describe(`${name}: the life of a job`, () => {
    it('runs a job once and keeps its result', async () => {
      await using stage = await make();
      const { queue } = stage;
      const seen: unknown[] = [];
      const worker = queue.work(
        {
          ingest: async ({ job }) => {
            seen.push(job.payload, job.state, job.attempts);
            return { chunks: 12 };
          },
        },
        ONE,
      );
      const { jobId, state: first } = await queue.enqueue(INGEST);
      const done = await queue.waitFor(jobId, soon());
      await worker.stop();
      expect(first).toBe('queued');
      expect(seen).toEqual([{ pages: 3 }, 'running', 1]);
      expect(done).toMatchObject({
        state: 'done',
        result: { chunks: 12 },
        progress: 1,
        title: 'Musterordnung',
      });
      expect(done.startedAt).toBeInstanceOf(Date);
      expect(done.finishedAt).toBeInstanceOf(Date);
    });

    it('stores stage and progress while the job runs', async () => {
      await using stage = await make();
      const { handler, started } = endless();
      const worker = stage.queue.work({ ingest: handler }, ONE);
      const { jobId } = await stage.queue.enqueue(INGEST);
      await (await started).report('embedding', 0.25);
      expect(await stage.queue.get(jobId)).toMatchObject({
        state: 'running',
        stage: 'embedding',
        progress: 0.25,
      });
      await worker.stop();
    });

    it('carries the trace id of the request into the handler', async () => {
      await using stage = await make();
      const worker = stage.queue.work({ ingest: async () => ({ trace: currentTraceId() }) }, ONE);
      const { jobId } = await withTrace('trace-7', () => stage.queue.enqueue(INGEST));
      expect(await stage.queue.waitFor(jobId, soon())).toMatchObject({
        traceId: 'trace-7',
        result: { trace: 'trace-7' },
      });
      await worker.stop();
    });

    it('leaves jobs of other kinds alone', async () => {
      await using stage = await make();
      const { jobId } = await stage.queue.enqueue({ kind: 'snapshot', payload: {} });
      const worker = stage.queue.work({ ingest: async () => ({}) }, ONE);
      const other = await stage.queue.enqueue(INGEST);
      await stage.queue.waitFor(other.jobId, soon());
      expect(await state(stage.queue, jobId)).toBe('queued');
      await worker.stop();
    });

    it('runs as many jobs at once as allowed and no job twice, with several workers', async () => {
      await using stage = await make();
      const runs = new Map<string, number>();
      let now = 0;
      let most = 0;
      const handler: JobHandler = async ({ job, report }) => {
        runs.set(job.jobId, (runs.get(job.jobId) ?? 0) + 1);
        most = Math.max(most, ++now);
        await report('embedding', null);
        now -= 1;
        return {};
      };
      const workers = [2, 2].map((concurrency) => stage.queue.work({ ingest: handler }, { concurrency }));
      const jobs = await Promise.all(Array.from({ length: 30 }, () => stage.queue.enqueue(INGEST)));
      await Promise.all(jobs.map(({ jobId }) => stage.queue.waitFor(jobId, soon())));
      await Promise.all(workers.map((worker) => worker.stop()));
      expect([...runs.values()]).toEqual(Array(30).fill(1));
      expect(most).toBeGreaterThan(1);
      expect(most).toBeLessThanOrEqual(4);
    });
  });

  describe(`${name}: enqueueing in a transaction`, () => {
    it('makes the job exist only once the transaction has committed', async () => {
      await using stage = await make();
      const worker = stage.queue.work({ ingest: async () => ({}) }, ONE);
      const jobId = await stage.transaction(async (tx) => {
        const job = await stage.queue.enqueue(INGEST, tx);
        expect(await stage.queue.get(job.jobId)).toBeNull();
        return job.jobId;
      });
      expect(await stage.queue.waitFor(jobId, soon())).toMatchObject({ state: 'done' });
      await worker.stop();
    });

    it('leaves no job behind when the transaction fails', async () => {
      await using stage = await make();
      const failing = stage.transaction(async (tx) => {
        await stage.queue.enqueue(INGEST, tx);
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await stage.queue.list({ limit: 10 })).toEqual({ jobs: [], total: 0 });
    });
  });

  describe(`${name}: failures`, () => {
    it('does not repeat a job whose input is at fault', async () => {
      await using stage = await make();
      const broken: JobHandler = async () => {
        throw new LunaError('DOCUMENT_ENCRYPTED', 'Bitte laden Sie die Datei ohne Kennwort hoch.');
      };
      const worker = stage.queue.work({ ingest: broken }, ONE);
      const { jobId } = await stage.queue.enqueue(INGEST);
      expect(await stage.queue.waitFor(jobId, soon())).toMatchObject({
        state: 'failed',
        attempts: 1,
        error: { code: 'DOCUMENT_ENCRYPTED', message: 'Bitte laden Sie die Datei ohne Kennwort hoch.' },
      });
      await worker.stop();
    });

    it('repeats other failures after a growing wait and gives up without telling internals', async () => {
      await using stage = await make();
      const { queue } = stage;
      const worker = queue.work({ ingest: () => Promise.reject(new Error('socket 17 hung up')) }, ONE);
      const { jobId } = await queue.enqueue(INGEST);
      await expect.poll(() => state(queue, jobId)).toBe('retry_wait');
      await stage.advance(900);
      expect(await queue.get(jobId)).toMatchObject({ state: 'retry_wait', attempts: 1 });
      await stage.advance(1_200);
      await expect.poll(() => queue.get(jobId)).toMatchObject({ state: 'retry_wait', attempts: 2 });
      await stage.advance(4_100);
      const failed = await queue.waitFor(jobId, soon());
      expect(failed).toMatchObject({ state: 'failed', attempts: 3, error: { code: 'INTERNAL' } });
      expect(failed.error?.message).not.toContain('socket');
      await worker.stop();
    });

    it('clears the error of an earlier attempt when a later one succeeds', async () => {
      await using stage = await make();
      const flaky: JobHandler = async ({ job }) => {
        if (job.attempts === 1) throw new LunaError('UNAVAILABLE', 'Bitte später erneut versuchen.');
        return { attempt: job.attempts };
      };
      const worker = stage.queue.work({ ingest: flaky }, ONE);
      const { jobId } = await stage.queue.enqueue(INGEST);
      await expect.poll(() => stage.queue.get(jobId)).toMatchObject({ error: { code: 'UNAVAILABLE' } });
      await stage.advance(2_100);
      const done = await stage.queue.waitFor(jobId, soon());
      expect(done).toMatchObject({ state: 'done', error: null, result: { attempt: 2 } });
      await worker.stop();
    });
  });

  describeJobControl(name, make);
  describeJobChanges(name, make);
}
