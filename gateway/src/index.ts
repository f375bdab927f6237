import type { IdentitySigner } from '@luna/platform/auth/identity';
import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import type { GatewayClient } from '@luna/platform/ports/gateway-client';
import type { SubgraphConnection } from '@luna/platform/ports/subgraph-connection';
import type { FastifyPluginAsync } from 'fastify';
import { createApolloServer } from './apollo/create-server.js';
import { operationPlugin } from './apollo/operation-plugin.js';
import { type AuthenticateOptions, createAuthenticate } from './auth/authenticate.js';
import { createGatewayClient, type OpenTicket } from './client.js';
import { type ContextDeps, ContextFactory } from './context-factory.js';
import { SubgraphDataSource } from './datasources/subgraph-data-source.js';
import { graphqlPlugin } from './http/graphql-plugin.js';
import { createOperationCheck } from './limits/operation-check.js';
import type { OperationLimits } from './limits/operation-limits.js';
import { RateLimiter } from './limits/rate-limiter.js';

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
  clock: Clock;
  log: Log;
}

export interface Gateway {
  /** Registers `/graphql`. */
  plugin: FastifyPluginAsync;
  /** For adapters in this process. */
  client: GatewayClient;
  stop(): Promise<void>;
}

/** One schema for everyone: plans each operation over the subgraphs and passes them a signed identity. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraphSdl, signer, log, clock, limits, operationLimits, introspection } = options;
  const rateLimits = {
    ask: new RateLimiter(limits.askPerMinute, clock),
    ingest: new RateLimiter(limits.ingestPerMinute, clock),
  };
  const server = await createApolloServer({
    supergraphSdl,
    dataSources: new Map(options.subgraphs.map((s) => [s.name, new SubgraphDataSource(s)])),
    plugins: [operationPlugin(createOperationCheck(operationLimits, supergraphSdl), rateLimits)],
    limits: operationLimits,
    introspection,
    log,
  });
  const contexts = new ContextFactory({
    authenticate: createAuthenticate(options.auth),
    signer,
    firstUse: options.firstUse,
  });
  return {
    plugin: graphqlPlugin({
      server,
      contexts,
      operationLimits,
      uploadMaxBytes: limits.uploadMaxBytes,
      corsOrigins: options.corsOrigins,
    }),
    client: createGatewayClient({ server, contexts, rateLimits, openTicket: options.openTicket }),
    stop: () => server.stop(),
  };
}
