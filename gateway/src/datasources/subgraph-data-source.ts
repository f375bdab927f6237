import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { SubgraphConnection } from '@luna/platform/ports/subgraph-connection';
import { parse } from 'graphql';
import type { GatewayContext } from '../context.js';
import { deduplicateRepresentations } from './representations.js';

type GatewayResponse = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Hands the planner's fetches to a subgraph, wherever that runs. */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  constructor(private readonly connection: SubgraphConnection) {}

  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>) {
    if (!('incomingRequestContext' in options)) {
      throw new Error('The supergraph is composed at build time; subgraphs are never introspected.');
    }
    const { query, operationName } = options.request;
    const { variables, spread } = deduplicateRepresentations(options.request.variables);
    const document = options.document ?? parse(query ?? '', { noLocation: true });
    const result = await this.connection.execute(
      { document, text: query, variables, operationName },
      options.context as GatewayContext,
    );
    return { ...result, data: spread(result.data) } as GatewayResponse;
  }
}
