import type { JobHandler } from '@luna/platform/ports/job-queue';
import { z } from 'zod';
import type { ContentDeps } from '../deps.js';
import { checkCorpus } from '../usecases/doctor/check-corpus.js';
import type { VersionWatch } from '../usecases/version-watch.js';

/** Written by `orderCheck`. */
const payloadSchema = z.object({ repair: z.boolean(), deep: z.boolean() });

export function doctorHandler(deps: ContentDeps & { watch: VersionWatch }): JobHandler {
  return async ({ job, signal, report }) => ({
    ...(await checkCorpus(deps, payloadSchema.parse(job.payload), { signal, report })),
  });
}
