import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { IdentitySigner } from '@luna/platform/auth/identity';
import { NetworkIdentity } from '@luna/platform/auth/network-identity';
import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import type { GatewayClient, OpenTicket } from '@luna/platform/ports/gateway-client';
import type { SubgraphConnection } from '@luna/platform/ports/subgraph-connection';
import type { FastifyPluginAsync } from 'fastify';
import { createApolloServer } from './apollo/create-server.js';
import { operationPlugin } from './apollo/operation-plugin.js';
import { streamPlugin } from './apollo/stream-plugin.js';
import { type AuthenticateOptions, createAuthenticate } from './auth/authenticate.js';
import { admittedOperations, createGatewayClient } from './client.js';
import { type ContextDeps, ContextFactory } from './context-factory.js';
import { SubgraphDataSource } from './datasources/subgraph-data-source.js';
import { BYTES_PER_KIB, GRAPHQL_PATH, graphqlPlugin } from './http/graphql-plugin.js';
import { internalPlugin } from './http/internal-plugin.js';
import { type LiveCounts, type LiveOptions, openLive } from './http/live.js';
import { createOperationCheck } from './limits/operation-check.js';
import type { OperationLimits } from './limits/operation-limits.js';
import { RateLimiter } from './limits/rate-limiter.js';
import type { BufferLimits } from './subscriptions/subscriber.js';
import { Subscriptions } from './subscriptions/subscriptions.js';

export { composeSupergraph, printApiSchema } from './composition/compose.js';
export { operationLimitsOf } from './limits/operation-limits.js';

export interface GatewayOptions {
  supergraphSdl: string;
  /** One per subgraph of the supergraph. */
  subgraphs: readonly SubgraphConnection[];
  auth: AuthenticateOptions;
  signer: IdentitySigner;
  firstUse: ContextDeps['firstUse'];
  openTicket: OpenTicket;
  limits: { askPerMinute: number; ingestPerMinute: number; uploadMaxBytes: number };
  operationLimits: OperationLimits;
  /** Whether clients may ask for the schema. */
  introspection: boolean;
  corsOrigins: string[];
  live?: Partial<LiveOptions>;
  /** What may wait for a client that reads slowly. */
  buffer?: BufferLimits;
  clock: Clock;
  log: Log;
}

export interface Gateway {
  /** Registers `/graphql`. */
  plugin: FastifyPluginAsync;
  /** For the `upgrade` event of the HTTP server, after the check of the host. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void;
  /** For adapters in this process. */
  client: GatewayClient;
  /** Registers `/internal`, for adapters in other processes. */
  internal: FastifyPluginAsync;
  /** What is open right now. */
  counts(): LiveCounts;
  stop(): Promise<void>;
}

/** One schema for everyone: plans each operation over the subgraphs and passes them a signed identity. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraphSdl, signer, log, clock, limits, operationLimits, introspection, corsOrigins } = options;
  const rateLimits = {
    ask: new RateLimiter(limits.askPerMinute, clock),
    ingest: new RateLimiter(limits.ingestPerMinute, clock),
  };
  const connections = new Map(options.subgraphs.map((s) => [s.name, s]));
  const dataSources = new Map(options.subgraphs.map((s) => [s.name, new SubgraphDataSource(s)]));
  const server = await createApolloServer({
    supergraphSdl,
    dataSources,
    plugins: [
      operationPlugin(createOperationCheck(operationLimits, supergraphSdl), rateLimits),
      streamPlugin(),
    ],
    limits: operationLimits,
    introspection,
    log,
  });
  const contexts = new ContextFactory({
    authenticate: createAuthenticate(options.auth),
    signer,
    firstUse: options.firstUse,
    log,
  });
  const subscriptions = new Subscriptions({
    supergraphSdl,
    server,
    dataSources,
    connections,
    buffer: options.buffer,
    errors: { limits: operationLimits, introspection, log },
  });
  const live = openLive({
    path: GRAPHQL_PATH,
    subscriptions,
    contexts,
    corsOrigins,
    messageMaxBytes: operationLimits.bodyKiB * BYTES_PER_KIB,
    options: options.live,
    log,
  });
  const { openTicket } = options;
  const client = createGatewayClient({ server, subscriptions, contexts, rateLimits, openTicket });
  const { uploadMaxBytes } = limits;
  return {
    plugin: graphqlPlugin({
      server,
      contexts,
      live,
      operationLimits,
      uploadMaxBytes,
      corsOrigins,
    }),
    upgrade: live.upgrade,
    client,
    internal: internalPlugin({
      client,
      operations: admittedOperations({ server, subscriptions, contexts }),
      identity: new NetworkIdentity(signer, clock),
      uploadMaxBytes,
      log,
    }),
    counts: live.counts,
    stop: () => server.stop(),
  };
}
