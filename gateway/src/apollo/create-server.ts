import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { quietVendors } from '@luna/platform/config/quiet-vendors';
import type { Log } from '@luna/platform/log/log';
import { publicError } from '@luna/platform/subgraph/public-error';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context.js';
import type { SubgraphDataSource } from '../datasources/subgraph-data-source.js';

export interface ApolloOptions {
  supergraphSdl: string;
  dataSources: ReadonlyMap<string, SubgraphDataSource>;
  plugins: ApolloServerPlugin<GatewayContext>[];
  log: Log;
}

/** Tokens of one operation; the largest of our own documents has about 150. */
const TOKENS_MAX = 2_000;

/** Apollo Server on the federation gateway, started and ready to execute. */
export async function createApolloServer(options: ApolloOptions): Promise<ApolloServer<GatewayContext>> {
  quietVendors();
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraphSdl,
    buildService: ({ name }) => {
      const source = options.dataSources.get(name);
      if (!source) throw new Error(`The supergraph names the subgraph ${name}, but nobody runs it.`);
      return source;
    },
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    logger: apolloLogger(options.log),
  });
  const server = new ApolloServer<GatewayContext>({
    gateway,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: apolloLogger(options.log),
    parseOptions: { maxTokens: TOKENS_MAX },
    formatError: (formatted, error) => formatError(formatted, error, options.log),
    plugins: [
      // Nothing here may be cached by others; the transport says so without looking at every field.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ...options.plugins,
    ],
  });
  await server.start();
  return server;
}

/** Errors of subgraphs arrive masked and keep their extensions; faults of the gateway itself are masked here. */
function formatError(
  formatted: { message: string; extensions?: Record<string, unknown> },
  error: unknown,
  log: Log,
) {
  const cause =
    error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
  const fromSubgraph = cause.extensions.serviceName !== undefined;
  const { extensions, ...shown } = fromSubgraph ? formatted : publicError(cause, log);
  const { serviceName: _, stacktrace: __, ...rest } = extensions ?? {};
  return { ...shown, extensions: rest };
}

/** Apollo's chatter at boot is debug for us. */
function apolloLogger(log: Log) {
  return {
    debug: (message: string) => log.trace(message),
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.warn(message),
    error: (message: string) => log.error(message),
  };
}
