import { LunaError } from '@luna/platform/errors/luna-error';
import { z } from 'zod';
import { isUuid } from '../fields/text.js';
import { JobDocument, JobsDocument } from '../generated/operations.js';
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
    if (!job)
      throw new LunaError(
        'NOT_FOUND',
        'Diesen Auftrag gibt es nicht. Alle Aufträge stehen unter admin/jobs.',
      );
    return { status: 200, message: 'Auftrag gefunden.', data: toJob(job) };
  },
});
