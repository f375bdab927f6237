import { requireCaller } from '@luna/platform/auth/require';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ContentDeps } from '../deps.js';
import { CorpusReader } from '../usecases/corpus-reader.js';
import { Chunk } from './chunk.type.js';
import { Item } from './item.type.js';

@Resolver(() => Chunk)
export class ChunkResolver {
  constructor(private readonly deps: Pick<ContentDeps, 'database'>) {}

  @Query(() => Chunk, {
    nullable: true,
    description: 'A passage, also of an earlier version of its document.',
  })
  chunk(
    @Arg('id', () => ID, { description: 'Id of the passage.' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<Chunk | null> {
    requireCaller(context.identity);
    return this.reader(context).chunk(id);
  }

  @FieldResolver(() => Item, { description: 'The document it is from.' })
  item(@Root() chunk: Chunk, @Ctx() context: SubgraphContext): Promise<Item | null> {
    return this.reader(context).item(chunk.itemId);
  }

  @FieldResolver(() => Chunk, { nullable: true, description: 'The passage before it in the document.' })
  previous(@Root() { versionId, index }: Chunk, @Ctx() context: SubgraphContext): Promise<Chunk | null> {
    return this.reader(context).chunkAt({ versionId, index: index - 1 });
  }

  @FieldResolver(() => Chunk, { nullable: true, description: 'The passage after it in the document.' })
  next(@Root() { versionId, index }: Chunk, @Ctx() context: SubgraphContext): Promise<Chunk | null> {
    return this.reader(context).chunkAt({ versionId, index: index + 1 });
  }

  private reader(context: SubgraphContext): CorpusReader {
    return new CorpusReader(this.deps.database, context);
  }
}
