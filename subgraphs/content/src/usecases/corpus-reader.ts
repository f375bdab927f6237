import type { Database } from '@luna/platform/ports/database';
import { loaderOf, type SubgraphContext } from '@luna/platform/subgraph/context';
import { validate as isUuid } from 'uuid';
import type { StoredChunk } from '../data/chunks.js';
import { type ChunkPlace, chunkCountLoader, chunkLoader, chunkPlaceLoader } from '../data/chunks.loader.js';
import type { Item } from '../data/items.js';
import { itemLoader } from '../data/items.loader.js';
import { type CorpusCounts, countCorpus } from '../data/overview.js';
import { type TagPage, taggedItemsLoader } from '../data/tagged-items.js';
import { canSeeChunk, canSeeItem } from '../policies/visibility.js';

/** What a request reads of the corpus: batched, and null for whatever its caller may not see. */
export class CorpusReader {
  constructor(
    private readonly database: Database,
    private readonly context: SubgraphContext,
  ) {}

  async item(id: string): Promise<Item | null> {
    if (!isUuid(id)) return null;
    const loader = loaderOf(this.context, 'content.items', () => itemLoader(this.database));
    const item = await loader.load(id.toLowerCase());
    return item && canSeeItem(this.context.identity, item) ? item : null;
  }

  /** Ready items with a tag; nothing for a caller who may see none. */
  async tagged(page: TagPage): Promise<Item[]> {
    const loader = loaderOf(this.context, 'content.tagged', () => taggedItemsLoader(this.database));
    const items = await loader.load(page);
    return items.filter((item) => canSeeItem(this.context.identity, item));
  }

  async chunk(id: string): Promise<StoredChunk | null> {
    if (!isUuid(id)) return null;
    const loader = loaderOf(this.context, 'content.chunks', () => chunkLoader(this.database));
    return this.visible(await loader.load(id.toLowerCase()));
  }

  async chunkAt(place: ChunkPlace): Promise<StoredChunk | null> {
    const loader = loaderOf(this.context, 'content.chunk-places', () => chunkPlaceLoader(this.database));
    return this.visible(await loader.load(place));
  }

  chunkCount(versionId: string): Promise<number> {
    return loaderOf(this.context, 'content.chunk-counts', () => chunkCountLoader(this.database)).load(
      versionId,
    );
  }

  counts(): Promise<CorpusCounts> {
    return countCorpus(this.database);
  }

  private visible(chunk: StoredChunk | null): StoredChunk | null {
    return chunk && canSeeChunk(this.context.identity, chunk) ? chunk : null;
  }
}
