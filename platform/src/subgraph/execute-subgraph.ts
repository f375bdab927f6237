import { type DocumentNode, execute, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Log } from '../log/log.js';
import type { SubgraphContext } from './context.js';
import { publicError } from './public-error.js';

export interface SubgraphOperation {
  document: DocumentNode;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
}

export interface SubgraphResult {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
}

/**
 * Runs an operation on a subgraph's schema without parsing or validating it again: the planner and our own
 * generated documents are valid already. Errors leave masked, as they would over HTTP.
 */
export async function executeSubgraph(
  schema: GraphQLSchema,
  operation: SubgraphOperation,
  context: SubgraphContext,
  log: Log,
): Promise<SubgraphResult> {
  const { data, errors } = await execute({
    schema,
    document: operation.document,
    variableValues: operation.variables,
    operationName: operation.operationName,
    contextValue: context,
  });
  return {
    ...(data === undefined ? {} : { data: data as Record<string, unknown> | null }),
    ...(errors?.length ? { errors: errors.map((error) => publicError(error, log)) } : {}),
  };
}
