import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { quietVendors } from '@luna/platform/config/quiet-vendors';
import type { Log } from '@luna/platform/log/log';
import type { GatewayContext } from '../context.js';
import type { SubgraphDataSource } from '../datasources/subgraph-data-source.js';
import type { OperationLimits } from '../limits/operation-limits.js';
import { operationRules } from '../limits/validation-rules.js';
import { formatError } from './format-error.js';
import { surfaceBlanks } from './surface-blanks.js';

export interface ApolloOptions {
  supergraphSdl: string;
  dataSources: ReadonlyMap<string, SubgraphDataSource>;
  plugins: ApolloServerPlugin<GatewayContext>[];
  limits: OperationLimits;
  /** Whether clients may ask for the schema. */
  introspection: boolean;
  log: Log;
}

type GatewayInterface = Exclude<ConstructorParameters<typeof ApolloServer>[0]['gateway'], undefined>;

/** Apollo Server on the federation gateway, started and ready to execute. */
export async function createApolloServer(options: ApolloOptions): Promise<ApolloServer<GatewayContext>> {
  quietVendors();
  const { limits, introspection, log } = options;
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraphSdl,
    buildService: ({ name }) => {
      const source = options.dataSources.get(name);
      if (!source) throw new Error(`The supergraph names the subgraph ${name}, but nobody runs it.`);
      return source;
    },
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    logger: apolloLogger(log),
  });
  const server = new ApolloServer<GatewayContext>({
    gateway: surfacing(gateway),
    // Our own rule decides, since it also holds for what Apollo Server does not validate.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: apolloLogger(log),
    parseOptions: { maxTokens: limits.tokens },
    validationRules: operationRules({ limits, introspection }),
    formatError: (_, error) => formatError(error, { log, limits, introspection }),
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

/** Apollo Server on Apollo Gateway, except that blanked data is an error before anything formats the result. */
function surfacing(gateway: ApolloGateway): GatewayInterface {
  return {
    load: async (options) => {
      const { executor } = await gateway.load(options);
      return { executor: executor && (async (request) => surfaceBlanks(await executor(request))) };
    },
    onSchemaLoadOrUpdate: (listener) => gateway.onSchemaLoadOrUpdate(listener),
    stop: () => gateway.stop(),
  };
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
