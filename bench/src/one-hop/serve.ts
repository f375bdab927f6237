import type { AddressInfo } from 'node:net';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import { composeSupergraph, createGateway, operationLimitsOf } from '@luna/gateway';
import { IdentitySigner } from '@luna/platform/auth/identity';
import { parseConfig } from '@luna/platform/config/load';
import { quietVendors } from '@luna/platform/config/quiet-vendors';
import { createLog } from '@luna/platform/log/log';
import { InProcessConnection } from '@luna/platform/subgraph/in-process-connection';
import fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';
import { type BenchContext, type BenchSubgraph, stationMonolith, stationSubgraphs } from './shop.js';

/**
 * One server of the comparison in a process of its own: `serve.ts <kind> <database url> [name=url …]`.
 * Prints its address and runs until it is killed.
 */
const [kind = '', databaseUrl = '', ...addresses] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const subgraphs = stationSubgraphs(pool);
quietVendors();

async function apollo(options: ApolloServerOptions<BenchContext>): Promise<FastifyInstance> {
  // Inline traces would slow the peer down for nothing.
  const server = new ApolloServer<BenchContext>({
    ...options,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  await server.start();
  const app = fastify();
  await app.register(fastifyApollo(server), { context: async () => ({ loaders: new Map() }) });
  return app;
}

/** Luna's gateway with its data source in process. */
async function luna(): Promise<FastifyInstance> {
  const signer = new IdentitySigner(Buffer.from('bench'));
  const log = createLog({ level: 'silent' });
  const gateway = await createGateway({
    supergraphSdl: composeSupergraph(subgraphs),
    subgraphs: subgraphs.map(({ name, schema }) => new InProcessConnection(name, () => schema, signer, log)),
    auth: { adminKey: 'bench-admin-key', jwtSecret: 'bench-secret', devUserAllowed: false },
    signer,
    firstUse: async () => undefined,
    openTicket: async () => Promise.reject(new Error('no tickets')),
    limits: { askPerMinute: 0, ingestPerMinute: 0, uploadMaxBytes: 1 },
    operationLimits: operationLimitsOf(parseConfig({})),
    introspection: true,
    corsOrigins: [],
    clock: { now: () => new Date() },
    log,
  });
  const app = fastify();
  await app.register(gateway.plugin);
  return app;
}

/** The bare library: @apollo/gateway with its own HTTP data source. */
function bareGateway(): Promise<FastifyInstance> {
  const urls = new Map(addresses.map((pair) => pair.split('=') as [string, string]));
  const supergraphSdl = composeSupergraph(subgraphs).replace(
    /http:\/\/(\w+)\.luna\.internal\/graphql/g,
    (_, name: string) => urls.get(name) ?? '',
  );
  return apollo({ gateway: new ApolloGateway({ supergraphSdl }) });
}

const one = (name: string): BenchSubgraph => subgraphs.find((s) => s.name === name) as BenchSubgraph;

const kinds: Record<string, () => Promise<FastifyInstance>> = {
  luna,
  monolith: () => apollo({ schema: stationMonolith(pool) }),
  'bare-gateway': bareGateway,
  'subgraph-content': () => apollo({ schema: one('content').schema }),
  'subgraph-telemetry': () => apollo({ schema: one('telemetry').schema }),
};

const app = await (kinds[kind] as () => Promise<FastifyInstance>)();
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`);
