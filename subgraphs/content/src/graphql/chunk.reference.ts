import type { ReferenceResolver } from '@luna/platform/subgraph/define-subgraph';
import type { ContentDeps } from '../deps.js';
import { CorpusReader } from '../usecases/corpus-reader.js';

/**
 * Passages of earlier versions resolve too, so that old citations open; whoever answers with them today must look
 * at `current`. Null for passages that are unknown, deleted or hidden from the caller.
 */
export function chunkReference({ database }: Pick<ContentDeps, 'database'>): ReferenceResolver {
  return async ({ id }, context) => {
    const chunk = await new CorpusReader(database, context).chunk(id ?? '');
    return chunk && { ...chunk };
  };
}
