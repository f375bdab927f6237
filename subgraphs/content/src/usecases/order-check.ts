import type { Job, JobState } from '@luna/platform/ports/job-queue';
import type { ContentDeps } from '../deps.js';
import type { CheckWish } from './doctor/check-corpus.js';

const TO_COME: readonly JobState[] = ['queued', 'retry_wait', 'running'];
const RECENT = 50;

/** The job that will check the corpus so: one that waits or runs already, else a new one. */
export function orderCheck(
  { database, jobQueue }: Pick<ContentDeps, 'database' | 'jobQueue'>,
  { repair, deep }: CheckWish,
): Promise<Job> {
  return database.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('luna.doctor'))::text`);
    const { jobs } = await jobQueue.list({ kind: 'doctor', limit: RECENT });
    const running = jobs.find(
      ({ state, payload }) => TO_COME.includes(state) && payload.repair === repair && payload.deep === deep,
    );
    if (running) return running;
    const title = repair ? 'Korpus prüfen und reparieren' : 'Korpus prüfen';
    return jobQueue.enqueue({ kind: 'doctor', title, payload: { repair, deep } }, tx);
  });
}
