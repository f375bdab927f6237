import { buildSubgraphSchema } from '@apollo/subgraph';
import { type ErrorCode, LunaError } from '@luna/platform/errors/luna-error';
import { loaderOf, type SubgraphContext } from '@luna/platform/subgraph/context';
import { type GraphQLSchema, parse } from 'graphql';
import { GraphQLUpload } from 'graphql-upload-minimal';
import { type LibraryLife, liveResolvers, SUBSCRIPTIONS } from './library-life.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';

export interface TestSubgraph {
  name: string;
  sdl: string;
  schema: GraphQLSchema;
}

/** A library in two subgraphs: books know their author's id, authors live elsewhere. */
export function librarySubgraphs(
  seen: { authorLookups: string[]; identities: string[] },
  life: LibraryLife,
): TestSubgraph[] {
  return [books(seen, life), authors(seen, life)];
}

function books(seen: { identities: string[] }, life: LibraryLife): TestSubgraph {
  const sdl = `${LINK}${SUBSCRIPTIONS}
    scalar Upload
    type Query {
      books: [Book!]!
      find(first: Int = 10, titles: [String!]): [Book!]!
      whoami: String!
      broken: String
      forbidden: String
      fail(code: String!): String
      masterpiece: Masterpiece
    }
    type Mutation { ask(question: String!): String! ingestDocument(file: Upload!): Int! }
    type Book { title: String! author: Author sequel: Book }
    type Masterpiece { title: String! author: Author! }
    type Author @key(fields: "id") { id: ID! }`;
  const resolvers = {
    ...liveResolvers(life),
    Upload: GraphQLUpload,
    Query: {
      books: () =>
        Array.from({ length: 20 }, (_, n) => ({ title: `Band ${n}`, author: { id: n < 19 ? 'a' : 'gone' } })),
      find: (_: unknown, { first }: { first: number }) =>
        Array.from({ length: first }, (_, n) => ({ title: `Fund ${n}`, author: { id: 'a' } })),
      whoami: (_: unknown, __: unknown, { identity }: SubgraphContext) => {
        seen.identities.push(identity.role);
        return `${identity.role}:${identity.userId ?? '-'}`;
      },
      broken: () => {
        throw new Error('SELECT * FROM secret_table failed at 10.0.0.7');
      },
      forbidden: () => {
        throw new LunaError('CONFLICT', 'Das geht gerade nicht.', { data: { since: 'gestern' } });
      },
      fail: (_: unknown, { code }: { code: ErrorCode }) => {
        throw new LunaError(code, `Das geht nicht: ${code}.`);
      },
      masterpiece: () => ({ title: 'Verschollen', author: { id: 'gone' } }),
    },
    Mutation: {
      ask: (_: unknown, { question }: { question: string }) => `Zu „${question}“`,
      ingestDocument: async (
        _: unknown,
        { file }: { file: Promise<{ createReadStream(): AsyncIterable<Buffer> }> },
      ) => {
        let bytes = 0;
        for await (const part of (await file).createReadStream()) bytes += part.length;
        return bytes;
      },
    },
  };
  return { name: 'books', sdl, schema: build(sdl, resolvers) };
}

function authors(seen: { authorLookups: string[] }, life: LibraryLife): TestSubgraph {
  const sdl = `${LINK}
    type Query { authorCount: Int! }
    type Author @key(fields: "id") { id: ID! name: String! }`;
  const resolvers = {
    Query: { authorCount: () => 1 },
    Author: {
      __resolveReference: ({ id }: { id: string }, context: SubgraphContext) => {
        const known = loaderOf(context, 'authors', () => new Map<string, object | null>());
        if (!known.has(id)) {
          seen.authorLookups.push(id);
          known.set(id, id === 'a' ? { id, name: life.authorName } : null);
        }
        return known.get(id);
      },
    },
  };
  return { name: 'authors', sdl, schema: build(sdl, resolvers) };
}

/** Apollo types the context of its resolver map as unknown. */
function build(sdl: string, resolvers: object): GraphQLSchema {
  return buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never });
}
