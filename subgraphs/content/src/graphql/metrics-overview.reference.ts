import { requireCaller } from '@luna/platform/auth/require';
import type { ReferenceResolver } from '@luna/platform/subgraph/define-subgraph';
import { countCorpus } from '../data/overview.js';
import type { ContentDeps } from '../deps.js';

/** The corpus' part of the one overview. */
export function metricsOverviewReference({ database }: Pick<ContentDeps, 'database'>): ReferenceResolver {
  return async ({ id }, context) => {
    requireCaller(context.identity);
    return { id, ...(await countCorpus(database)) };
  };
}
