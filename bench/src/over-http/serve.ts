import type { AddressInfo } from 'node:net';
import { composeSupergraph, createGateway, operationLimitsOf } from '@luna/gateway';
import { HttpConnection } from '@luna/platform/adapters/subgraph-http/http-connection';
import { subgraphServer } from '@luna/platform/adapters/subgraph-http/subgraph-server';
import { parseConfig } from '@luna/platform/config/load';
import { createLog } from '@luna/platform/log/log';
import fastify, { type FastifyPluginAsync } from 'fastify';
import pg from 'pg';
import { stationSubgraphs } from '../one-hop/shop.js';
import { clock, identity } from './identity.js';

/**
 * One process of the comparison: `serve.ts subgraph <database url> <name>` or `serve.ts luna <database url> name=url …`.
 * Prints its address and runs until it is killed.
 */
const [kind = '', databaseUrl = '', ...rest] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const subgraphs = stationSubgraphs(pool);
const log = createLog({ level: 'silent' });

async function luna(): Promise<FastifyPluginAsync> {
  const connections = rest.map((pair) => {
    const [name = '', urls = ''] = pair.split('=');
    return new HttpConnection({ name, urls, identity, clock, log });
  });
  const gateway = await createGateway({
    supergraphSdl: composeSupergraph(subgraphs),
    subgraphs: connections,
    auth: { adminKey: 'bench-admin-key', jwtSecret: 'bench-secret', devUserAllowed: false },
    signer: identity.signer,
    firstUse: async () => undefined,
    openTicket: async () => Promise.reject(new Error('no tickets')),
    limits: { askPerMinute: 0, ingestPerMinute: 0, uploadMaxBytes: 1 },
    operationLimits: operationLimitsOf(parseConfig({})),
    introspection: true,
    corsOrigins: [],
    clock,
    log,
  });
  return gateway.plugin;
}

function subgraph(): FastifyPluginAsync {
  const found = subgraphs.find(({ name }) => name === rest[0]);
  if (!found) throw new Error(`There is no subgraph ${rest[0]}.`);
  const readiness = async () => ({ ready: true, dependencies: {} });
  return subgraphServer({ schema: found.schema, identity, uploadMaxBytes: 1, readiness, log });
}

const app = fastify();
await app.register(kind === 'luna' ? await luna() : subgraph());
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`);
