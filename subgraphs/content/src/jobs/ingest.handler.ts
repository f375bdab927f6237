import type { JobHandler } from '@luna/platform/ports/job-queue';
import { z } from 'zod';
import type { ContentDeps } from '../deps.js';
import { processVersion } from '../usecases/process-version.js';
import type { VersionWatch } from '../usecases/version-watch.js';

/** Written by `acceptDocument`; the job's id is the version's. */
const payloadSchema = z.object({ tags: z.array(z.string()).default([]) });

/** The process that works on a version sees to its end as well: the one that accepted it may be gone. */
export function ingestHandler(deps: ContentDeps & { watch: VersionWatch }): JobHandler {
  return async ({ job, signal, report }) => {
    deps.watch.follow(job.jobId).catch(() => undefined);
    const { tags } = payloadSchema.parse(job.payload);
    const { itemId, chunks, sha256, version } = await processVersion(
      deps,
      { versionId: job.jobId, tags },
      { signal, report },
    );
    return { item_id: itemId, chunks, sha256, version };
  };
}
