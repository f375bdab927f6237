import { requireCaller } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import type { ContentDeps } from '../deps.js';
import { visibleStates } from '../policies/visibility.js';
import { CorpusReader } from '../usecases/corpus-reader.js';
import { listChunks } from '../usecases/list-chunks.js';
import { listItems } from '../usecases/list-items.js';
import { ChunkConnection } from './chunk.type.js';
import { Item, ItemConnection, ItemError, ItemFilter } from './item.type.js';
import { badCursor, connectionOf, decodeCursor, pageSize } from './page.type.js';

@Resolver(() => Item)
export class ItemResolver {
  constructor(private readonly deps: Pick<ContentDeps, 'database'>) {}

  @Query(() => Item, { nullable: true, description: 'A document; customers see ready ones only.' })
  item(
    @Arg('id', () => ID, { description: 'Id of the item.' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<Item | null> {
    requireCaller(context.identity);
    return new CorpusReader(this.deps.database, context).item(id);
  }

  @Query(() => ItemConnection, { description: 'Documents, newest first; customers see ready ones only.' })
  async items(
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'Page size, 1–200.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to read on from.' })
    after: string | null,
    @Arg('filter', () => ItemFilter, { nullable: true, description: 'Which documents.' })
    filter: ItemFilter | null,
    @Ctx() { identity }: SubgraphContext,
  ): Promise<ItemConnection> {
    const { items, more, total } = await listItems(this.deps.database, {
      states: visibleStates(requireCaller(identity)),
      state: filter?.state ?? null,
      kind: filter?.kind ?? null,
      source: filter?.source ?? null,
      tag: filter?.tag ?? null,
      query: filter?.query ?? null,
      sha256: filter?.sha256 ?? null,
      limit: pageSize(first),
      before: after ? placeOf(after) : null,
    });
    return connectionOf(items, { more, total }, (item) => [item.createdAt.toISOString(), item.id]);
  }

  @FieldResolver(() => Int, { description: 'Number of passages of the current version.' })
  chunkCount(@Root() item: Item, @Ctx() context: SubgraphContext): Promise<number> | number {
    if (item.currentVersionId === null) return 0;
    return new CorpusReader(this.deps.database, context).chunkCount(item.currentVersionId);
  }

  @FieldResolver(() => ItemError, { nullable: true, description: 'Why it failed; null otherwise.' })
  error(@Root() item: Item): ItemError | null {
    return item.errorCode === null ? null : { code: item.errorCode, message: item.errorMessage ?? '' };
  }

  @FieldResolver(() => ChunkConnection, { description: 'Passages of the current version, in reading order.' })
  async chunks(
    @Root() item: Item,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'Page size, 1–200.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to read on from.' })
    after: string | null,
    @Ctx() context: SubgraphContext,
  ): Promise<ChunkConnection> {
    const limit = pageSize(first);
    const start = after ? Number(decodeCursor(after, 1)[0]) : -1;
    if (!Number.isInteger(start)) throw badCursor();
    const versionId = item.currentVersionId;
    if (versionId === null) return connectionOf([], { more: false, total: 0 }, () => []);
    const { chunks, more } = await listChunks(this.deps.database, { versionId, after: start, limit });
    const total = await new CorpusReader(this.deps.database, context).chunkCount(versionId);
    return connectionOf(chunks, { more, total }, (chunk) => [chunk.index]);
  }
}

function placeOf(cursor: string): { createdAt: Date; id: string } {
  const [time = '', id = ''] = decodeCursor(cursor, 2).map(String);
  const createdAt = new Date(time);
  if (Number.isNaN(createdAt.getTime()) || !isUuid(id)) throw badCursor();
  return { createdAt, id };
}
