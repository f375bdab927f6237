import { describe, expect, it } from 'vitest';
import { LunaError } from '../../errors/luna-error.js';
import type { Job } from '../../ports/job-queue.js';
import { endless, INGEST, type MakeQueue, ONE, soon } from '../job-stage.js';

/** The part of the JobQueue contract about retrying jobs and watching all of them. */
export function describeJobChanges(name: string, make: MakeQueue): void {
  describeRetrying(name, make);
  describeWatching(name, make);
}

const unreadable = async (): Promise<never> => {
  throw new LunaError('DOCUMENT_BROKEN', 'Die Datei ist beschädigt.');
};

function describeRetrying(name: string, make: MakeQueue): void {
  describe(`${name}: retrying`, () => {
    it('queues a failed job afresh, with all its attempts', async () => {
      await using stage = await make();
      const { queue } = stage;
      const failing = queue.work({ ingest: unreadable }, ONE);
      const { jobId } = await queue.enqueue(INGEST);
      await queue.waitFor(jobId, soon());
      await failing.stop();
      expect(await queue.retry(jobId)).toMatchObject({
        jobId,
        state: 'queued',
        attempts: 0,
        stage: null,
        progress: null,
        error: null,
        startedAt: null,
        finishedAt: null,
        payload: INGEST.payload,
      });
      const worker = queue.work({ ingest: async ({ job }) => ({ attempt: job.attempts }) }, ONE);
      expect(await queue.waitFor(jobId, soon())).toMatchObject({ state: 'done', result: { attempt: 1 } });
      await worker.stop();
    });

    it('brings a cancelled job back, and cancelling it works again', async () => {
      await using stage = await make();
      const { queue } = stage;
      const { jobId } = await queue.enqueue(INGEST);
      await queue.cancel(jobId);
      expect(await queue.retry(jobId)).toMatchObject({ state: 'queued' });
      const { handler, started } = endless();
      const worker = queue.work({ ingest: handler }, ONE);
      expect((await started).signal.aborted).toBe(false);
      await queue.cancel(jobId);
      expect(await queue.waitFor(jobId, soon())).toMatchObject({ state: 'cancelled' });
      await worker.stop();
    });

    it('refuses what waits, runs or is done, and what never was', async () => {
      await using stage = await make();
      const { queue } = stage;
      const { jobId } = await queue.enqueue(INGEST);
      await expect(queue.retry(jobId)).rejects.toMatchObject({ code: 'CONFLICT' });
      const { handler, started } = endless();
      const slow = queue.work({ ingest: handler }, ONE);
      await started;
      await expect(queue.retry(jobId)).rejects.toMatchObject({ code: 'CONFLICT' });
      await slow.stop();
      const worker = queue.work({ ingest: async () => ({}) }, ONE);
      await queue.waitFor(jobId, soon());
      await expect(queue.retry(jobId)).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(queue.retry(crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(queue.retry('no-uuid')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await worker.stop();
    });

    it('lets one of two retries win', async () => {
      await using stage = await make();
      const { jobId } = await stage.queue.enqueue(INGEST);
      await stage.queue.cancel(jobId);
      const both = await Promise.allSettled([stage.queue.retry(jobId), stage.queue.retry(jobId)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });
  });
}

/** Reads changes until one meets the condition; all of them so far. */
async function readUntil(changes: AsyncIterator<Job>, enough: (job: Job) => boolean): Promise<Job[]> {
  const seen: Job[] = [];
  for (;;) {
    const { value, done } = await changes.next();
    if (done) throw new Error('The changes ended.');
    seen.push(value);
    if (enough(value)) return seen;
  }
}

function describeWatching(name: string, make: MakeQueue): void {
  describe(`${name}: watching`, () => {
    it('tells every subscriber of new jobs, stages, progress and the end', async () => {
      await using stage = await make();
      const { queue } = stage;
      await queue.enqueue({ ...INGEST, title: 'lag schon da' });
      const control = new AbortController();
      const open = async () => (await queue.changes(control.signal))[Symbol.asyncIterator]();
      const [one, other] = await Promise.all([open(), open()]);
      const { handler, started } = endless();
      const { jobId } = await queue.enqueue({ kind: 'doctor', payload: {} });
      expect(await readUntil(one, () => true)).toMatchObject([{ jobId, state: 'queued' }]);
      const worker = queue.work({ doctor: handler }, ONE);
      const { report } = await started;
      await readUntil(one, ({ state }) => state === 'running');
      await report('embedding', 0.25);
      const told = await readUntil(one, ({ progress }) => progress === 0.25);
      expect(told.at(-1)).toMatchObject({ jobId, stage: 'embedding' });
      await queue.cancel(jobId);
      await readUntil(one, ({ state }) => state === 'cancelled');
      await queue.retry(jobId);
      await readUntil(one, ({ attempts }) => attempts === 1);
      const all = await readUntil(other, ({ attempts }) => attempts === 1);
      expect(new Set(all.map((job) => job.jobId))).toEqual(new Set([jobId]));
      await worker.stop();
      control.abort();
    });

    it('tells the end of a job whose progress nobody could read as fast as it came', async () => {
      await using stage = await make();
      const control = new AbortController();
      const changes = (await stage.queue.changes(control.signal))[Symbol.asyncIterator]();
      const worker = stage.queue.work(
        {
          ingest: async ({ report }) => {
            for (let at = 0; at < 200; at++) await report('embedding', at / 200);
            return { chunks: 7 };
          },
        },
        ONE,
      );
      await stage.queue.enqueue(INGEST);
      const seen = await readUntil(changes, ({ state }) => state === 'done');
      expect(seen.at(-1)).toMatchObject({ progress: 1, result: { chunks: 7 } });
      expect(seen.length).toBeLessThan(100);
      await worker.stop();
      control.abort();
    });

    it('ends with its signal, also for a reader that is waiting, and when the reader leaves', async () => {
      await using stage = await make();
      const control = new AbortController();
      const changes = (await stage.queue.changes(control.signal))[Symbol.asyncIterator]();
      const waiting = changes.next();
      control.abort();
      expect(await waiting).toMatchObject({ done: true });
      const late = await stage.queue.changes(control.signal);
      expect(await late[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
      const left = await stage.queue.changes(new AbortController().signal);
      await stage.queue.enqueue(INGEST);
      for await (const job of left) {
        expect(job.state).toBe('queued');
        break;
      }
      expect(await left[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
    });
  });
}
