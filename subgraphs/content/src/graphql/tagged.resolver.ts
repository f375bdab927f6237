import { fieldError } from '@luna/platform/errors/luna-error';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { ContentDeps } from '../deps.js';
import { CorpusReader } from '../usecases/corpus-reader.js';
import { Item } from './item.type.js';
import { Market, Meter } from './tagged.type.js';

const DOCUMENTS_DEFAULT = 10;
const DOCUMENTS_MAX = 50;

@Resolver(() => Meter)
export class MeterDocumentsResolver {
  constructor(private readonly deps: Pick<ContentDeps, 'database'>) {}

  @FieldResolver(() => [Item], { description: 'Documents tagged with its number, newest first.' })
  documents(
    @Root() { id }: Meter,
    @Arg('first', () => Int, { nullable: true, defaultValue: DOCUMENTS_DEFAULT, description: 'At most 50.' })
    first: number | null,
    @Ctx() context: SubgraphContext,
  ): Promise<Item[]> {
    return documentsOf(this.deps, context, id, first);
  }
}

@Resolver(() => Market)
export class MarketDocumentsResolver {
  constructor(private readonly deps: Pick<ContentDeps, 'database'>) {}

  @FieldResolver(() => [Item], { description: 'Documents tagged with its name, newest first.' })
  documents(
    @Root() { name }: Market,
    @Arg('first', () => Int, { nullable: true, defaultValue: DOCUMENTS_DEFAULT, description: 'At most 50.' })
    first: number | null,
    @Ctx() context: SubgraphContext,
  ): Promise<Item[]> {
    return documentsOf(this.deps, context, name, first);
  }
}

function documentsOf(
  { database }: Pick<ContentDeps, 'database'>,
  context: SubgraphContext,
  tag: string,
  first: number | null,
): Promise<Item[]> {
  const most = first ?? DOCUMENTS_DEFAULT;
  if (most < 1 || most > DOCUMENTS_MAX) {
    throw fieldError('first', 'OUT_OF_RANGE', `muss zwischen 1 und ${DOCUMENTS_MAX} liegen.`);
  }
  return new CorpusReader(database, context).tagged({ tag, first: most });
}
