import { requireCaller } from '@luna/platform/auth/require';
import type { ReferenceResolver } from '@luna/platform/subgraph/define-subgraph';
import type { ContentDeps } from '../deps.js';
import { CorpusReader } from '../usecases/corpus-reader.js';

/** The corpus' part of the one overview. */
export function metricsOverviewReference({ database }: Pick<ContentDeps, 'database'>): ReferenceResolver {
  return async ({ id }, context) => {
    requireCaller(context.identity);
    return { id, ...(await new CorpusReader(database, context).counts()) };
  };
}
