import { expect, it } from 'vitest';
import { createLog } from '../../log/log.js';
import { startProcess } from '../../testing/start-process.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { PostgresJobQueue } from './postgres-job-queue.js';

const WORKER = new URL('../../testing/stuck-worker.process.ts', import.meta.url);

it('finishes a job whose worker process was killed in the middle of it', async () => {
  await using test = await createTestDatabase();
  let lead = 0;
  const clock = { now: () => new Date(Date.now() + lead) };
  const log = createLog({ level: 'silent' });
  const queue = new PostgresJobQueue({ database: test.database, log, clock }, { pulseMs: 3_600_000 });
  const { jobId } = await queue.enqueue({ kind: 'ingest', payload: {}, title: 'Musterordnung' });

  await using doomed = startProcess(WORKER, [test.url]);
  expect(await doomed.line()).toBe(jobId);
  const survivor = queue.work({ ingest: async ({ job }) => ({ by: job.attempts }) }, { concurrency: 1 });
  await queue.pulse();
  expect(await queue.get(jobId)).toMatchObject({ state: 'running', stage: 'embedding', attempts: 1 });

  await doomed.kill();
  lead = 60_000;
  await queue.pulse();
  const done = await queue.waitFor(jobId, AbortSignal.timeout(10_000));
  await survivor.stop();
  expect(done).toMatchObject({ state: 'done', attempts: 2, result: { by: 2 }, error: null });
});
