import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import { type ErrorCode, LunaError } from '../../errors/luna-error.js';
import type { Log } from '../../log/log.js';
import { publicError, publicFault } from '../../subgraph/public-error.js';

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  MALFORMED_JSON: 400,
  VALIDATION: 400,
};

/** Faults before any resolver runs, in the form of a GraphQL answer. */
export function answerFault(error: unknown, reply: FastifyReply, log: Log): void {
  const fault = worded(error);
  const shown = fault instanceof GraphQLError ? publicError(fault, log) : publicFault(fault, log);
  const status = fault instanceof GraphQLError ? 400 : (STATUS[(fault as LunaError).code] ?? 500);
  void reply.code(status).send({ errors: [shown] });
}

/** Fastify's own errors carry a status. */
function worded(error: unknown): unknown {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return new LunaError('PAYLOAD_TOO_LARGE', 'Die Anfrage ist zu groß.');
  if (statusCode === 415)
    return new LunaError('UNSUPPORTED_MEDIA_TYPE', 'Erwartet wird application/json oder ein Upload.');
  if (statusCode === 400) return new LunaError('MALFORMED_JSON', 'Die Anfrage ist kein lesbares JSON.');
  return error;
}
