import { z } from 'zod';
import type { JobFieldsFragment } from '../generated/operations.js';
import { toRest } from './enums.js';

export const JOB_KINDS = ['ingest', 'reindex', 'snapshot', 'nightly', 'import', 'doctor'] as const;
export const JOB_STATES = ['queued', 'running', 'retry_wait', 'done', 'failed', 'cancelled'] as const;

export const jobSchema = z
  .object({
    job_id: z.uuid(),
    kind: z.enum(JOB_KINDS),
    state: z.enum(JOB_STATES),
    stage: z.string().nullable(),
    progress: z.number().min(0).max(1).nullable(),
    attempts: z.int().min(0),
    item_id: z.uuid().nullable(),
    title: z.string().nullable(),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    finished_at: z.iso.datetime().nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    result: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'Job' });

export function toJob(job: JobFieldsFragment): z.output<typeof jobSchema> {
  return {
    job_id: job.id,
    kind: toRest(job.kind),
    state: toRest(job.state),
    stage: job.stage,
    progress: job.progress,
    attempts: job.attempts,
    item_id: job.item?.id ?? null,
    title: job.title,
    created_at: job.createdAt,
    started_at: job.startedAt,
    finished_at: job.finishedAt,
    error: job.error,
    result: job.result,
  };
}
