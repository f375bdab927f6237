import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { subgraphServer } from '../adapters/subgraph-http/subgraph-server.js';
import type { NetworkIdentity } from '../auth/network-identity.js';
import { createLog } from '../log/log.js';

export interface TestSubgraphServer {
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** A subgraph behind real HTTP on a free port of this machine, or on `port`. */
export async function startSubgraphServer(
  schema: GraphQLSchema,
  identity: NetworkIdentity,
  options: { port?: number; uploadMaxBytes?: number } = {},
): Promise<TestSubgraphServer> {
  const app = fastify();
  await app.register(
    subgraphServer({
      schema,
      identity,
      uploadMaxBytes: options.uploadMaxBytes ?? 100_000_000,
      readiness: async () => ({ ready: true, dependencies: {} }),
      log: createLog({ level: 'silent' }),
    }),
  );
  await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/graphql`, port, stop: () => app.close() };
}
