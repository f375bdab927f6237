import type { GraphQLSchema } from 'graphql';
import type { IdentitySigner } from '../auth/identity.js';
import type { Log } from '../log/log.js';
import type {
  SubgraphConnection,
  SubgraphOperation,
  SubgraphRequest,
  SubgraphResult,
} from '../ports/subgraph-connection.js';
import type { SubgraphContext } from './context.js';
import { createSubgraphContext } from './create-context.js';
import { executeSubgraph } from './execute-subgraph.js';
import { leavable } from './leavable.js';
import { subscribeSubgraph } from './subscribe-subgraph.js';

/**
 * Calls a subgraph in this process with the planner's own document: no text, no second parse, no second
 * validation (measured about 9 times faster than the stock HTTP data source).
 */
export class InProcessConnection implements SubgraphConnection {
  /** One context per request, so that its DataLoaders serve all fetches of one plan. */
  readonly #contexts = new WeakMap<SubgraphRequest, SubgraphContext>();

  /** `schema` is asked late, since subgraphs that refer to each other are built one after the other. */
  constructor(
    readonly name: string,
    private readonly schema: () => GraphQLSchema,
    private readonly signer: IdentitySigner,
    private readonly log: Log,
  ) {}

  async execute(operation: SubgraphOperation, request: SubgraphRequest): Promise<SubgraphResult> {
    return executeSubgraph(this.schema(), operation, this.#contextOf(request), this.log);
  }

  subscribe(operation: SubgraphOperation, request: SubgraphRequest): AsyncIterable<SubgraphResult> {
    return leavable(request.signal, (signal) => {
      const contextOf = () => createSubgraphContext({ ...request, signal }, this.signer);
      return subscribeSubgraph(this.schema(), operation, contextOf, this.log);
    });
  }

  async close(): Promise<void> {}

  #contextOf(request: SubgraphRequest): SubgraphContext {
    let context = this.#contexts.get(request);
    if (!context) {
      context = createSubgraphContext(request, this.signer);
      this.#contexts.set(request, context);
    }
    return context;
  }
}
