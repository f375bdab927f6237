import { currentTraceId, type Log } from '@luna/platform/log/log';
import { publicError } from '@luna/platform/subgraph/public-error';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { OperationLimits } from '../limits/operation-limits.js';
import { tokenLimitError } from '../limits/token-limit.js';
import { surfaceBlanks } from './surface-blanks.js';

export interface ErrorFormat {
  log: Log;
  limits: OperationLimits;
  /** Whether clients may know the schema; without it graphql-js may not propose names of it either. */
  introspection: boolean;
}

/** Apollo Gateway's word for any error of a subgraph without a code, which in ours is a value it could not read. */
const CODE_OF_SUBGRAPH = 'DOWNSTREAM_SERVICE_ERROR';
const SUGGESTION = / ?Did you mean .+\?$/s;

/**
 * An error as clients see it, whichever way it takes to them. Errors of subgraphs arrive masked and keep their
 * extensions; faults of the gateway itself are masked here. Each carries the trace id of its request.
 */
export function formatError(error: unknown, format: ErrorFormat): GraphQLFormattedError {
  const cause =
    error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
  const isOfSubgraph = cause.extensions.serviceName !== undefined;
  const { message, path, locations, extensions } = isOfSubgraph
    ? cause.toJSON()
    : publicError(tokenLimitError(cause, format.limits) ?? cause, format.log);
  const { serviceName, stacktrace, exception, http, ...shown } = extensions ?? {};
  const code = shown.code === undefined || shown.code === CODE_OF_SUBGRAPH ? 'BAD_USER_INPUT' : shown.code;
  const traceId = currentTraceId();
  return {
    message: format.introspection ? message : message.replace(SUGGESTION, ''),
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: { ...shown, code, ...(traceId ? { traceId } : {}) },
  };
}

/** The same for a result that does not pass through Apollo Server: that of an event. */
export function formatResult(result: ExecutionResult, format: ErrorFormat) {
  const { errors, ...rest } = surfaceBlanks(result);
  return errors?.length ? { ...rest, errors: errors.map((error) => formatError(error, format)) } : rest;
}
