import { LunaError } from '@luna/platform/errors/luna-error';
import { z } from 'zod';
import { isUuid } from '../fields/text.js';
import { CancelJobDocument, JobDocument, JobsDocument, RetryJobDocument } from '../generated/operations.js';
import { counted } from '../mapping/count.js';
import { toGraphql } from '../mapping/enums.js';
import { JOB_KINDS, JOB_STATES, jobSchema, toJob } from '../mapping/job.js';
import { pageSchema, paging, toPage } from '../mapping/paging.js';
import { defineRoute, READ_DEADLINE_MS } from './route.type.js';

export const adminJobsRoute = defineRoute({
  method: 'GET',
  path: '/admin/jobs',
  access: 'A',
  statuses: [200, 304, 400],
  revalidated: true,
  deadlineMs: READ_DEADLINE_MS,
  query: z.object({ state: z.enum(JOB_STATES).optional(), kind: z.enum(JOB_KINDS).optional(), ...paging }),
  data: pageSchema(jobSchema).meta({ id: 'JobPage' }),
  docs: { tag: 'Verwaltung', summary: 'Aufträge, neueste zuerst' },
  async handle({ query: { state, kind, limit, cursor }, run }) {
    const { jobs } = await run(JobsDocument, {
      first: limit,
      after: cursor,
      filter: { state: state && toGraphql(state), kind: kind && toGraphql(kind) },
    });
    return {
      status: 200,
      message: `${counted(jobs.totalCount, 'Auftrag', 'Aufträge')}.`,
      data: toPage(jobs, toJob),
    };
  },
});

export const adminJobRoute = defineRoute({
  method: 'GET',
  path: '/admin/jobs/{job_id}',
  access: 'A',
  statuses: [200, 304, 404],
  revalidated: true,
  deadlineMs: READ_DEADLINE_MS,
  data: jobSchema,
  docs: { tag: 'Verwaltung', summary: 'Ein Auftrag' },
  async handle({ params: { job_id: id = '' }, run }) {
    const { job } = isUuid(id) ? await run(JobDocument, { id: id.toLowerCase() }) : { job: null };
    if (!job) throw unknownJob();
    return { status: 200, message: 'Auftrag gefunden.', data: toJob(job) };
  },
});

export const cancelJobRoute = defineRoute({
  method: 'POST',
  path: '/admin/jobs/{job_id}/cancel',
  access: 'A',
  statuses: [200, 404, 409],
  deadlineMs: null,
  data: jobSchema,
  docs: {
    tag: 'Verwaltung',
    summary: 'Einen Auftrag abbrechen',
    description:
      'Wartende Aufträge enden sofort; einem laufenden wird gesagt, dass er aufhören soll. Ein schon abgebrochener ' +
      'bleibt es (200), ein fertiger oder gescheiterter lässt sich nicht abbrechen (409).',
  },
  async handle({ params: { job_id: id = '' }, run }) {
    const { cancelJob } = await run(CancelJobDocument, { input: { id: checkedId(id) } });
    const message =
      cancelJob.job.state === 'CANCELLED' ? 'Auftrag abgebrochen.' : 'Auftrag wird abgebrochen.';
    return { status: 200, message, data: toJob(cancelJob.job) };
  },
});

export const retryJobRoute = defineRoute({
  method: 'POST',
  path: '/admin/jobs/{job_id}/retry',
  access: 'A',
  statuses: [200, 404, 409],
  deadlineMs: null,
  data: jobSchema,
  docs: {
    tag: 'Verwaltung',
    summary: 'Einen gescheiterten oder abgebrochenen Auftrag wiederholen',
    description:
      'Der Auftrag beginnt von vorn und behält seine Nummer. In jedem anderen Zustand: 409. Ist von einem Dokument ' +
      'nichts mehr da, scheitert der Auftrag erneut und nennt den Grund.',
  },
  async handle({ params: { job_id: id = '' }, run }) {
    const { retryJob } = await run(RetryJobDocument, { input: { id: checkedId(id) } });
    return { status: 200, message: 'Auftrag wird wiederholt.', data: toJob(retryJob.job) };
  },
});

function checkedId(id: string): string {
  if (!isUuid(id)) throw unknownJob();
  return id.toLowerCase();
}

function unknownJob(): LunaError {
  return new LunaError('NOT_FOUND', 'Diesen Auftrag gibt es nicht. Alle Aufträge stehen unter admin/jobs.');
}
