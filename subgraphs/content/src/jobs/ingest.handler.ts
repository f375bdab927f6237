import type { JobHandler } from '@luna/platform/ports/job-queue';
import { z } from 'zod';
import type { ContentDeps } from '../deps.js';
import { processVersion } from '../usecases/process-version.js';

/** Written by `acceptDocument`; the job's id is the version's. */
const payloadSchema = z.object({ tags: z.array(z.string()).default([]) });

export function ingestHandler(deps: ContentDeps): JobHandler {
  return async ({ job, signal, report }) => {
    const { tags } = payloadSchema.parse(job.payload);
    const { itemId, chunks, sha256, version } = await processVersion(
      deps,
      { versionId: job.jobId, tags },
      { signal, report },
    );
    return { item_id: itemId, chunks, sha256, version };
  };
}
