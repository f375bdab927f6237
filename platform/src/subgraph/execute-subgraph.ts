import { execute, type GraphQLSchema } from 'graphql';
import type { Log } from '../log/log.js';
import type { SubgraphOperation, SubgraphResult } from '../ports/subgraph-connection.js';
import type { SubgraphContext } from './context.js';
import { publicError } from './public-error.js';

/**
 * Runs an operation on a subgraph's schema without parsing or validating it again: the planner and our own
 * generated documents are valid already. Errors leave masked, as they would over HTTP. `event` is the root value of a
 * subscription's event.
 */
export async function executeSubgraph(
  schema: GraphQLSchema,
  operation: SubgraphOperation,
  context: SubgraphContext,
  log: Log,
  event?: unknown,
): Promise<SubgraphResult> {
  const { data, errors } = await execute({
    schema,
    document: operation.document,
    rootValue: event,
    variableValues: operation.variables,
    operationName: operation.operationName,
    contextValue: context,
  });
  return {
    ...(data === undefined ? {} : { data: data as Record<string, unknown> | null }),
    ...(errors?.length ? { errors: errors.map((error) => publicError(error, log)) } : {}),
  };
}
