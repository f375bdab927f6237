import { defineSubgraph, type Subgraph } from '@luna/platform/subgraph/define-subgraph';
import type { AdminDeps } from './deps.js';
import { loadJob } from './graphql/job.reference.js';
import { JobResolver, jobChanges } from './graphql/job.resolver.js';
import { SystemResolver } from './graphql/system.resolver.js';

export type { AdapterInUse, AdapterPort, AdminDeps, BuildInfo, Probes } from './deps.js';

export function createAdminSubgraph(deps: AdminDeps): { subgraph: Subgraph } {
  const subgraph = defineSubgraph({
    name: 'admin',
    resolvers: [new SystemResolver(deps), new JobResolver(deps)],
    subscriptions: { jobChanged: jobChanges(deps) },
    references: {
      Job: ({ id = '' }, context) => loadJob(deps.jobQueue, id, context),
      MetricsOverview: ({ id }) => ({ id }),
    },
  });
  return { subgraph };
}
