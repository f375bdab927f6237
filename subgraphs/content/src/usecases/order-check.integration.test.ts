import { expect, it } from 'vitest';
import { createTestCorpus } from '../testing/test-corpus.js';
import { orderCheck } from './order-check.js';

it('a check that waits is joined by those who ask for the same, however many at once', async () => {
  await using corpus = await createTestCorpus({ idle: true });
  const ask = (repair: boolean, deep: boolean) => orderCheck(corpus.deps, { repair, deep });
  const jobs = await Promise.all([ask(false, false), ask(false, false), ask(true, false), ask(false, false)]);
  const [first, second, repair, third] = jobs.map((job) => job.jobId);
  expect([second, third]).toEqual([first, first]);
  expect(repair).not.toBe(first);
  await corpus.deps.jobQueue.cancel(first ?? '');
  expect((await ask(false, false)).jobId).not.toBe(first);
});

it('the job says how far it is and ends with what it found', async () => {
  await using corpus = await createTestCorpus();
  await corpus.ingest('# Heizung\n\nAm Freitag warten.');
  await corpus.deps.database.query(`DELETE FROM index_points`);
  const { jobId } = await orderCheck(corpus.deps, { repair: true, deep: false });
  const job = await corpus.deps.jobQueue.waitFor(jobId, AbortSignal.timeout(20_000));
  expect(job).toMatchObject({
    state: 'done',
    stage: 'files',
    result: {
      repair: true,
      checked: { documents: 1, passages: 1, points: 1, files: 1 },
      findings: [{ check: 'missing_passages', count: 1, repaired: 1 }],
      left: 0,
    },
  });
});
