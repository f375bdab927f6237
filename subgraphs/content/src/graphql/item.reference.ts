import type { ReferenceResolver } from '@luna/platform/subgraph/define-subgraph';
import type { ContentDeps } from '../deps.js';
import { CorpusReader } from '../usecases/corpus-reader.js';

/** Null for items that are unknown, deleted or hidden from the caller. */
export function itemReference({ database }: Pick<ContentDeps, 'database'>): ReferenceResolver {
  return async ({ id }, context) => {
    const item = await new CorpusReader(database, context).item(id ?? '');
    return item && { ...item };
  };
}
