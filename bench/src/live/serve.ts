import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeSupergraph, createGateway, operationLimitsOf } from '@luna/gateway';
import { IdentitySigner } from '@luna/platform/auth/identity';
import { parseConfig } from '@luna/platform/config/load';
import { createLog } from '@luna/platform/log/log';
import { InProcessConnection } from '@luna/platform/subgraph/in-process-connection';
import fastify from 'fastify';
import { parse } from 'graphql';
import { Feed } from './feed.js';

/**
 * A gateway in a process of its own: readings come from one subgraph, the documents of their meters from another.
 * Prints its address and runs until it is killed. `POST /run` publishes, `GET /memory` collects garbage and measures.
 */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';
const feed = new Feed();

const telemetry = subgraph(
  'telemetry',
  `${LINK}
  type Query { meterCount: Int! }
  type Subscription { readingAdded: Reading! }
  type Reading { sentAtUs: Float! kw: Float! meter: Meter! }
  type Meter @key(fields: "id") { id: ID! }`,
  {
    Subscription: {
      readingAdded: { subscribe: () => feed.listen(), resolve: (reading: unknown) => reading },
    },
  },
);
const content = subgraph(
  'content',
  `${LINK}
  type Query { documentCount: Int! }
  type Meter @key(fields: "id") { id: ID! documents: [Document!]! }
  type Document { id: ID! title: String! }`,
  {
    Meter: {
      __resolveReference: (meter: object) => meter,
      documents: async ({ id }: { id: string }) => [{ id: `of-${id}`, title: `Handbuch zu ${id}` }],
    },
  },
);

function subgraph(name: string, sdl: string, resolvers: object) {
  return { name, sdl, schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }) };
}

const signer = new IdentitySigner(Buffer.from('bench'));
const log = createLog({ level: 'silent' });
const gateway = await createGateway({
  supergraphSdl: composeSupergraph([telemetry, content]),
  subgraphs: [telemetry, content].map(
    ({ name, schema }) => new InProcessConnection(name, () => schema, signer, log),
  ),
  auth: { adminKey: 'bench-admin-key', jwtSecret: 'bench-secret', devUserAllowed: false },
  signer,
  firstUse: async () => undefined,
  openTicket: async () => Promise.reject(new Error('no tickets')),
  limits: { askPerMinute: 0, ingestPerMinute: 0, uploadMaxBytes: 1 },
  operationLimits: operationLimitsOf(parseConfig({})),
  introspection: false,
  corsOrigins: [],
  live: { connectionsPerCallerMax: 10_000 },
  clock: { now: () => new Date() },
  log,
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const app = fastify();
await app.register(gateway.plugin);
app.server.on('upgrade', gateway.upgrade);
app.post<{ Querystring: { perSec: string; seconds: string } }>('/run', async ({ query }) => ({
  sent: await feed.run(Number(query.perSec), Number(query.seconds)),
}));
app.get('/memory', async () => {
  for (let n = 0; n < 5; n += 1) collect();
  const { rss, heapUsed } = process.memoryUsage();
  return { rssMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20, upstreams: gateway.counts().upstreams };
});
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`);
