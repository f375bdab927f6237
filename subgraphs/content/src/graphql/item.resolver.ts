import { requireCaller } from '@luna/platform/auth/require';
import { fieldError } from '@luna/platform/errors/luna-error';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import { findChunkPage } from '../data/chunks.js';
import { countItems, findItemPage, type ItemPageRequest } from '../data/item-page.js';
import type { ContentDeps } from '../deps.js';
import { canSeeItem, visibleStates } from '../policies/visibility.js';
import { ChunkConnection } from './chunk.type.js';
import { CorpusReader } from './corpus-reader.js';
import { Item, ItemConnection, ItemError, ItemFilter } from './item.type.js';
import { badCursor, decodeCursor, encodeCursor, pageSize } from './page.type.js';

const QUERY_CHARS_MAX = 200;

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
    @Arg('first', () => Int, { defaultValue: 50, description: 'Page size, 1–200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to read on from.' }) after:
      | string
      | null,
    @Arg('filter', () => ItemFilter, { nullable: true, description: 'Which documents.' })
    filter: ItemFilter | null,
    @Ctx() { identity }: SubgraphContext,
  ): Promise<ItemConnection> {
    const states = visibleStates(requireCaller(identity));
    const page = pageRequest({ first, after, filter: filter ?? {}, states });
    const [found, totalCount] = await Promise.all([
      findItemPage(this.deps.database, page),
      countItems(this.deps.database, page),
    ]);
    const nodes = found.slice(0, page.limit);
    const edges = nodes.map((node) => ({
      node,
      cursor: encodeCursor([node.createdAt.toISOString(), node.id]),
    }));
    const pageInfo = { hasNextPage: found.length > page.limit, endCursor: edges.at(-1)?.cursor ?? null };
    return { edges, nodes, pageInfo, totalCount };
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
    @Arg('first', () => Int, { defaultValue: 50, description: 'Page size, 1–200.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to read on from.' }) after:
      | string
      | null,
    @Ctx() context: SubgraphContext,
  ): Promise<ChunkConnection> {
    const limit = pageSize(first);
    const start = after ? Number(decodeCursor(after, 1)[0]) : -1;
    if (!Number.isInteger(start)) throw badCursor();
    const versionId = item.currentVersionId;
    const readable = versionId !== null && canSeeItem(context.identity, item);
    const [found, totalCount] = readable
      ? await Promise.all([
          findChunkPage(this.deps.database, { versionId, after: start, limit: limit + 1 }),
          new CorpusReader(this.deps.database, context).chunkCount(versionId),
        ])
      : [[], 0];
    const nodes = found.slice(0, limit);
    const edges = nodes.map((node) => ({ node, cursor: encodeCursor([node.index]) }));
    const pageInfo = { hasNextPage: found.length > limit, endCursor: edges.at(-1)?.cursor ?? null };
    return { edges, nodes, pageInfo, totalCount };
  }
}

function pageRequest(asked: {
  first: number;
  after: string | null;
  filter: ItemFilter;
  states: ItemPageRequest['states'];
}): ItemPageRequest {
  const { kind = null, source = null, tag, query, state } = asked.filter;
  if ((query?.length ?? 0) > QUERY_CHARS_MAX) {
    throw fieldError('query', 'TOO_LONG', `darf höchstens ${QUERY_CHARS_MAX} Zeichen lang sein.`);
  }
  return {
    states: state ? asked.states.filter((visible) => visible === state) : asked.states,
    kind,
    source,
    tag: tag?.normalize('NFC').trim() || null,
    query: query?.normalize('NFC').trim() || null,
    limit: pageSize(asked.first),
    before: asked.after ? placeOf(asked.after) : null,
  };
}

function placeOf(cursor: string): { createdAt: Date; id: string } {
  const [time = '', id = ''] = decodeCursor(cursor, 2);
  const createdAt = new Date(time);
  if (Number.isNaN(createdAt.getTime()) || !isUuid(id)) throw badCursor();
  return { createdAt, id };
}
