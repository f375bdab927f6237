import { type GraphQLDataSource, type GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { IdentitySigner } from '@luna/platform/auth/identity';
import type { Log } from '@luna/platform/log/log';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { createSubgraphContext } from '@luna/platform/subgraph/create-context';
import { executeSubgraph } from '@luna/platform/subgraph/execute-subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import type { GatewayContext } from '../context.js';
import { deduplicateRepresentations } from './representations.js';

type GatewayResponse = Awaited<ReturnType<GraphQLDataSource['process']>>;

/**
 * Calls a subgraph in this process with the planner's own document: no text, no second parse, no second
 * validation (measured about 9 times faster than the stock HTTP data source).
 */
export class InProcessDataSource implements GraphQLDataSource<GatewayContext> {
  private readonly contexts = new WeakMap<GatewayContext, SubgraphContext>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly signer: IdentitySigner,
    private readonly log: Log,
  ) {}

  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>) {
    if (!('incomingRequestContext' in options)) {
      throw new Error('The supergraph is composed at build time; subgraphs are never introspected.');
    }
    const { variables, spread } = deduplicateRepresentations(options.request.variables);
    const result = await executeSubgraph(
      this.schema,
      {
        document: options.document ?? parse(options.request.query ?? '', { noLocation: true }),
        variables,
        operationName: options.request.operationName,
      },
      this.contextOf(options.context as GatewayContext),
      this.log,
    );
    return { ...result, data: spread(result.data) } as GatewayResponse;
  }

  /** One subgraph context per request, so that its DataLoaders serve all fetches of one plan. */
  private contextOf(request: GatewayContext): SubgraphContext {
    let context = this.contexts.get(request);
    if (!context) {
      context = createSubgraphContext(request, this.signer);
      this.contexts.set(request, context);
    }
    return context;
  }
}
