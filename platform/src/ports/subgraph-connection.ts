import type { DocumentNode, GraphQLFormattedError } from 'graphql';

/** One operation for a subgraph. It is valid already: the planner's, or one of our own generated documents. */
export interface SubgraphOperation {
  document: DocumentNode;
  /** The same as text, where the caller has it; connections that send text print the document otherwise. */
  text?: string | undefined;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
}

export interface SubgraphResult {
  data?: Record<string, unknown> | null;
  /** Masked already, as the caller may see them. */
  errors?: readonly GraphQLFormattedError[];
}

/** Under whom and for which request a subgraph is asked. The same object means the same request. */
export interface SubgraphRequest {
  /** Identity signed by the gateway; a subgraph refuses what is not. */
  identityToken: string | undefined;
  traceId: string;
  /** Aborted when the client hangs up or the deadline passes. */
  signal: AbortSignal;
}

/**
 * How the gateway and other subgraphs reach one subgraph, in this process or over the network. Faults of resolvers
 * come back as `errors`; what never reached the subgraph throws LunaError UNAVAILABLE or TIMEOUT.
 */
export interface SubgraphConnection {
  readonly name: string;
  /** Entities that one request asks for more than once are loaded once. */
  execute(operation: SubgraphOperation, request: SubgraphRequest): Promise<SubgraphResult>;
  /**
   * One result per event, in order. A refusal at the start is one result with errors, then the end. Leaving the
   * iteration or aborting the signal ends the source in the subgraph.
   */
  subscribe(operation: SubgraphOperation, request: SubgraphRequest): AsyncIterable<SubgraphResult>;
  close(): Promise<void>;
}
