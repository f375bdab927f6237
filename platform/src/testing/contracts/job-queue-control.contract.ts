import { describe, expect, it } from 'vitest';
import type { JobHandler } from '../../ports/job-queue.js';
import { endless, INGEST, type MakeQueue, ONE, soon } from '../job-stage.js';

/** The part of the JobQueue contract about cancelling, leases and looking at jobs. */
export function describeJobControl(name: string, make: MakeQueue): void {
  describeCancelling(name, make);
  describeLeases(name, make);
  describeReading(name, make);
}

function describeCancelling(name: string, make: MakeQueue): void {
  describe(`${name}: cancelling`, () => {
    it('ends a waiting job without running it', async () => {
      await using stage = await make();
      const { jobId } = await stage.queue.enqueue(INGEST);
      expect(await stage.queue.cancel(jobId)).toMatchObject({ state: 'cancelled' });
      expect(await stage.queue.cancel(jobId)).toMatchObject({ state: 'cancelled' });
      const ran: string[] = [];
      const note: JobHandler = async ({ job }) => ({ ran: ran.push(job.jobId) });
      const worker = stage.queue.work({ ingest: note }, ONE);
      const other = await stage.queue.enqueue(INGEST);
      await stage.queue.waitFor(other.jobId, soon());
      await worker.stop();
      expect(ran).toEqual([other.jobId]);
    });

    it('aborts a running job', async () => {
      await using stage = await make();
      const { handler, started } = endless();
      const worker = stage.queue.work({ ingest: handler }, ONE);
      const { jobId } = await stage.queue.enqueue(INGEST);
      await started;
      await stage.queue.cancel(jobId);
      const job = await stage.queue.waitFor(jobId, soon());
      expect(job).toMatchObject({ state: 'cancelled', error: null });
      expect(job.finishedAt).toBeInstanceOf(Date);
      await worker.stop();
    });

    it('refuses to cancel what is over and what never was', async () => {
      await using stage = await make();
      const worker = stage.queue.work({ ingest: async () => ({}) }, ONE);
      const { jobId } = await stage.queue.enqueue(INGEST);
      await stage.queue.waitFor(jobId, soon());
      await expect(stage.queue.cancel(jobId)).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(stage.queue.cancel(crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(stage.queue.cancel('no-uuid')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await worker.stop();
    });
  });
}

function describeLeases(name: string, make: MakeQueue): void {
  describe(`${name}: leases`, () => {
    it('keeps a long job with its worker as long as the worker lives', async () => {
      await using stage = await make();
      const { handler, started } = endless();
      const worker = stage.queue.work({ ingest: handler }, ONE);
      const { jobId } = await stage.queue.enqueue(INGEST);
      const { signal } = await started;
      for (let hour = 0; hour < 20; hour++) await stage.advance(10_000);
      expect(signal.aborted).toBe(false);
      expect(await stage.queue.get(jobId)).toMatchObject({ state: 'running', attempts: 1 });
      await worker.stop();
    });

    it('gives running jobs back on stop, without counting the attempt', async () => {
      await using stage = await make();
      const { handler, started } = endless();
      const worker = stage.queue.work({ ingest: handler }, ONE);
      const { jobId } = await stage.queue.enqueue(INGEST);
      await started;
      await worker.stop();
      expect(await stage.queue.get(jobId)).toMatchObject({ state: 'queued', attempts: 0 });
      const next = stage.queue.work({ ingest: async () => ({ resumed: true }) }, ONE);
      expect(await stage.queue.waitFor(jobId, soon())).toMatchObject({ state: 'done', attempts: 1 });
      await next.stop();
    });
  });
}

function describeReading(name: string, make: MakeQueue): void {
  describe(`${name}: reading`, () => {
    it('lists newest first, page by page, with the number of all', async () => {
      await using stage = await make();
      const titles = ['eins', 'zwei', 'drei', 'vier', 'fünf'];
      for (const title of titles) {
        await stage.queue.enqueue({ ...INGEST, title });
        await stage.advance(title === 'drei' ? 0 : 1_000);
      }
      const first = await stage.queue.list({ limit: 2 });
      const last = first.jobs[1];
      const rest = await stage.queue.list({ limit: 10, ...(last ? { before: last } : {}) });
      expect(first.total).toBe(5);
      expect(first.jobs).toHaveLength(2);
      expect([...first.jobs, ...rest.jobs].map((job) => job.title).sort()).toEqual([...titles].sort());
      expect(rest.jobs[2]?.title).toBe('eins');
    });

    it('filters by state and kind', async () => {
      await using stage = await make();
      await stage.queue.enqueue({ kind: 'doctor', payload: {} });
      const { jobId } = await stage.queue.enqueue(INGEST);
      await stage.queue.cancel(jobId);
      expect(await stage.queue.list({ limit: 9, kind: 'doctor' })).toMatchObject({ total: 1 });
      expect(await stage.queue.list({ limit: 9, state: 'cancelled' })).toMatchObject({
        jobs: [{ jobId }],
        total: 1,
      });
      expect(await stage.queue.list({ limit: 9, state: 'done' })).toEqual({ jobs: [], total: 0 });
    });

    it('counts what waits and runs, and how long the oldest has waited', async () => {
      await using stage = await make();
      expect(await stage.queue.counts()).toEqual({ queued: 0, running: 0, oldestQueuedSec: null });
      await stage.queue.enqueue({ kind: 'doctor', payload: {} });
      await stage.advance(5_000);
      const { handler, started } = endless();
      const worker = stage.queue.work({ ingest: handler }, ONE);
      await stage.queue.enqueue(INGEST);
      await started;
      expect(await stage.queue.counts()).toEqual({ queued: 1, running: 1, oldestQueuedSec: 5 });
      await worker.stop();
    });

    it('gives up waiting when asked to and shows the job as it stands', async () => {
      await using stage = await make();
      const { jobId } = await stage.queue.enqueue(INGEST);
      const control = new AbortController();
      const waiting = stage.queue.waitFor(jobId, control.signal);
      control.abort();
      expect(await waiting).toMatchObject({ state: 'queued' });
      expect(await stage.queue.waitFor(jobId, AbortSignal.abort())).toMatchObject({ state: 'queued' });
    });

    it('knows nothing of unknown jobs', async () => {
      await using stage = await make();
      expect(await stage.queue.get(crypto.randomUUID())).toBeNull();
      expect(await stage.queue.get('no-uuid')).toBeNull();
      await expect(stage.queue.waitFor(crypto.randomUUID(), soon())).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });
  });
}
