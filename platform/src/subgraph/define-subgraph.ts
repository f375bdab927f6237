import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, lexicographicSortSchema, parse } from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import type { SubgraphContext } from './context.js';
import { readDefaults } from './read-defaults.js';
import { GraphQLInstant, Instant } from './scalars.js';

export type ReferenceResolver = (
  reference: Record<string, string>,
  context: SubgraphContext,
) => Promise<unknown> | unknown;

/**
 * Events of one subscription field; each becomes the `@Root()` of its resolver method. What it throws before its first
 * event is the answer to the subscriber. `context.signal` ends it.
 */
export type SubscriptionSource = (
  // biome-ignore lint/suspicious/noExplicitAny: the arguments are those the field declares
  args: any,
  context: SubgraphContext,
) => AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>;

export interface SubgraphDefinition {
  name: string;
  /** Resolver instances: constructed with their dependencies by the subgraph's own index.ts. */
  resolvers: object[];
  /** `__resolveReference` per entity type. */
  references?: Record<string, ReferenceResolver>;
  /** Source per field of `Subscription`; its decorator names it: `@Subscription(() => X, { topics: 'fieldName' })`. */
  subscriptions?: Record<string, SubscriptionSource>;
  /** Types no resolver reaches by itself, e.g. entity stubs. */
  orphanedTypes?: (new () => object)[];
  /** Directives of the subgraph's own that composition is to keep. */
  directives?: OwnDirective[];
}

export interface OwnDirective {
  /** With the `@`. */
  name: string;
  /** Specification it belongs to, e.g. `https://luna.example/eco/v1.0`. */
  url: string;
  /** As SDL: `directive @eco on OBJECT`. */
  definition: string;
}

export interface Subgraph {
  name: string;
  sdl: string;
  schema: GraphQLSchema;
}

/** The newest version that every tool around Federation knows; nothing of a later one is used. */
const FEDERATION = 'https://specs.apollo.dev/federation/v2.7';
const IMPORTS = [
  '@key',
  '@shareable',
  '@external',
  '@requires',
  '@provides',
  '@inaccessible',
  '@override',
  '@tag',
  '@extends',
  '@interfaceObject',
];

/**
 * Builds a Federation 2 subgraph from TypeGraphQL resolvers. The SDL is printed with its directives because
 * graphql-js does not know `@key`; `skipCheck` for the same reason.
 */
export function defineSubgraph(definition: SubgraphDefinition): Subgraph {
  const instances = new Map<unknown, object>(definition.resolvers.map((r) => [r.constructor, r]));
  const codeFirst = buildSchemaSync({
    resolvers: [...instances.keys()] as unknown as NonEmptyArray<new () => object>,
    orphanedTypes: definition.orphanedTypes ?? [],
    container: { get: (type: unknown) => instances.get(type) },
    scalarsMap: [{ type: Instant, scalar: GraphQLInstant }],
    validate: false,
    skipCheck: true,
    pubSub: { publish: () => undefined, subscribe: () => neverIterates() },
  });
  const header = headerOf(definition.directives ?? []);
  const sdl = `${header}\n\n${printSchemaWithDirectives(lexicographicSortSchema(codeFirst))}\n`;
  const resolvers = createResolversMap(codeFirst) as Record<string, Record<string, unknown>>;
  for (const [typename, resolve] of Object.entries(definition.references ?? {})) {
    resolvers[typename] = { ...resolvers[typename], __resolveReference: resolve };
  }
  bringSources(resolvers.Subscription ?? {}, definition.subscriptions ?? {});
  // biome-ignore lint/suspicious/noExplicitAny: the resolver map of TypeGraphQL is wider than Apollo's type
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as any });
  readDefaults(schema);
  return { name: definition.name, sdl, schema };
}

/** Decorators cannot reach what a resolver was constructed with, so sources are handed in beside them. */
function bringSources(fields: Record<string, unknown>, sources: Record<string, SubscriptionSource>): void {
  for (const [name, field] of Object.entries(fields)) {
    const source = sources[name];
    if (!source) throw new Error(`The subscription ${name} has no source.`);
    const subscribe = (_root: unknown, args: unknown, context: SubgraphContext) => source(args, context);
    fields[name] = { ...(field as object), subscribe };
  }
}

/** TypeGraphQL demands a PubSub even though every subscription field brings its own source. */
async function* neverIterates(): AsyncGenerator<never> {}

/** What the schema says about itself: the specifications it links, and which directives outlive composition. */
function headerOf(own: OwnDirective[]): string {
  const link = (url: string, names: string[]) => `@link(url: "${url}", import: ${JSON.stringify(names)})`;
  const imports = own.length > 0 ? [...IMPORTS, '@composeDirective'] : IMPORTS;
  return [
    `extend schema ${[
      link(FEDERATION, imports),
      ...own.map(({ url, name }) => link(url, [name])),
      ...own.map(({ name }) => `@composeDirective(name: "${name}")`),
    ].join(' ')}`,
    ...own.map(({ definition }) => definition),
  ].join('\n\n');
}
