import type { SubgraphConnection } from '@luna/platform/ports/subgraph-connection';
import type { GraphQLFormattedError } from 'graphql';
import { type ErrorFormat, formatResult } from '../apollo/format-error.js';
import type { GatewayContext } from '../context.js';
import type { EventPlan } from './event-planner.js';

/** What a client gets: of an event, or of a query over the same connection. */
export interface Result {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
  extensions?: Record<string, unknown>;
}

export interface ResultsOptions {
  plan: EventPlan;
  connection: SubgraphConnection;
  variables: Record<string, unknown>;
  /** Its signal ends the stream. */
  context: GatewayContext;
  errors: ErrorFormat;
}

/**
 * The results of one subscription, one by one and in order. Each event gets a context of its own, because loaders
 * belong to a context and would otherwise answer with what they saw at the first event.
 */
export async function* resultsOf(options: ResultsOptions): AsyncGenerator<Result> {
  const { plan, connection, variables, context, errors } = options;
  const operation = { ...plan.operation, variables: pick(variables, plan.variableNames) };
  for await (const event of connection.subscribe(operation, { ...context })) {
    if (context.signal.aborted) return;
    yield formatResult(await plan.complete(event, variables, { ...context }), errors) as Result;
  }
}

function pick(variables: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in variables).map((name) => [name, variables[name]]));
}
