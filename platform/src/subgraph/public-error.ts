import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { LunaError } from '../errors/luna-error.js';
import type { Log } from '../log/log.js';

export const INTERNAL_MESSAGE =
  'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal; bleibt es dabei, hilft der Verwaltung die Trace-Kennung.';

/** The LunaError behind a GraphQL error, if it is one of ours. */
function lunaErrorOf(error: unknown): LunaError | null {
  if (error instanceof LunaError) return error;
  if (error instanceof GraphQLError) return lunaErrorOf(error.originalError);
  return null;
}

/** A client's own mistake in the query: found by graphql-js or Apollo before any resolver of ours ran. */
function isRequestFault(error: GraphQLError): boolean {
  return error.originalError === undefined || error.originalError instanceof GraphQLError;
}

/**
 * What a caller may see of an error: our own in full, faults of the query as graphql-js words them, and
 * everything else as INTERNAL with its details in the log only.
 */
export function publicError(error: GraphQLError, log: Log): GraphQLFormattedError {
  const { message, path, locations } = error;
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  const luna = lunaErrorOf(error);
  if (luna) {
    const { code, errors, data, retryAfterSec } = luna;
    if (luna.cause) log.warn({ err: luna.cause, code }, 'request failed');
    return {
      message: luna.message,
      ...place,
      extensions: { code, errors, ...(data ? { data } : {}), ...(retryAfterSec ? { retryAfterSec } : {}) },
    };
  }
  if (isRequestFault(error)) return { message, ...place, extensions: error.extensions };
  log.error({ err: error.originalError, path }, 'unexpected error in a resolver');
  return { message: INTERNAL_MESSAGE, ...place, extensions: { code: 'INTERNAL', errors: [] } };
}

/** The same for what was thrown outside a resolver. */
export function publicFault(fault: unknown, log: Log): GraphQLFormattedError {
  const originalError = fault instanceof Error ? fault : new Error(String(fault));
  return publicError(new GraphQLError(originalError.message, { originalError }), log);
}
