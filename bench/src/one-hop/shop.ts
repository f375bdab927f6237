import { buildSubgraphSchema } from '@apollo/subgraph';
import { makeExecutableSchema } from '@graphql-tools/schema';
import DataLoader from 'dataloader';
import { type GraphQLSchema, parse } from 'graphql';
import type { Pool } from 'pg';

/**
 * The subject of the comparison: stations in one subgraph, their prices in another, read by SQL with one query
 * per entity fetch. Every server of this benchmark runs these very resolvers.
 */
export interface BenchContext {
  loaders: Map<string, unknown>;
}

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';
const STATION = 'id: ID! name: String! city: String!';
const QUERY = 'stations(first: Int!): [Station!]!';

export const OPERATION = '{ stations(first: 5) { id name city latestPrice } }';

export async function createTables(pool: Pool): Promise<void> {
  await pool.query(`
    CREATE TABLE bench_stations (id text PRIMARY KEY, name text NOT NULL, city text NOT NULL);
    CREATE TABLE bench_prices (station_id text PRIMARY KEY, price float8 NOT NULL);
    INSERT INTO bench_stations SELECT 's' || n, 'Station ' || n, 'Musterstadt' FROM generate_series(1, 500) n;
    INSERT INTO bench_prices SELECT 's' || n, n + 0.48 FROM generate_series(1, 500) n;`);
}

const stations =
  (pool: Pool) =>
  async (_: unknown, { first }: { first: number }) =>
    (
      await pool.query({
        name: 'stations',
        text: 'SELECT id, name, city FROM bench_stations ORDER BY id LIMIT $1',
        values: [first],
      })
    ).rows;

function latestPriceOf(pool: Pool, context: BenchContext, id: string): Promise<number | null> {
  let loader = context.loaders.get('prices') as DataLoader<string, number | null> | undefined;
  if (!loader) {
    loader = new DataLoader(async (ids) => {
      const { rows } = await pool.query<{ station_id: string; price: number }>({
        name: 'prices',
        text: 'SELECT station_id, price FROM bench_prices WHERE station_id = ANY($1)',
        values: [ids],
      });
      const byId = new Map(rows.map((row) => [row.station_id, row.price]));
      return ids.map((key) => byId.get(key) ?? null);
    });
    context.loaders.set('prices', loader);
  }
  return loader.load(id);
}

export interface BenchSubgraph {
  name: string;
  sdl: string;
  schema: GraphQLSchema;
}

export function stationSubgraphs(pool: Pool): BenchSubgraph[] {
  const content = `${LINK} type Query { ${QUERY} } type Station @key(fields: "id") { ${STATION} }`;
  const telemetry = `${LINK} type Query { priceCount: Int! } type Station @key(fields: "id") { id: ID! latestPrice: Float }`;
  const price = ({ id }: { id: string }, _: unknown, context: BenchContext) =>
    latestPriceOf(pool, context, id);
  return [
    subgraph('content', content, { Query: { stations: stations(pool) } }),
    subgraph('telemetry', telemetry, {
      Query: { priceCount: () => 0 },
      Station: { __resolveReference: (reference: { id: string }) => reference, latestPrice: price },
    }),
  ];
}

export function stationMonolith(pool: Pool): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: `type Query { ${QUERY} } type Station { ${STATION} latestPrice: Float }`,
    resolvers: {
      Query: { stations: stations(pool) },
      Station: { latestPrice: ({ id }, _, context: BenchContext) => latestPriceOf(pool, context, id) },
    },
  });
}

function subgraph(name: string, sdl: string, resolvers: object): BenchSubgraph {
  return { name, sdl, schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }) };
}
