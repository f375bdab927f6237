import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { NetworkIdentity } from '../../auth/network-identity.js';
import { LunaError } from '../../errors/luna-error.js';
import { type Log, withTrace } from '../../log/log.js';
import { traceIdOf } from '../../log/trace-id.js';
import { createSubgraphContext } from '../../subgraph/create-context.js';
import { executeSubgraph } from '../../subgraph/execute-subgraph.js';
import { callSignal } from './call-signal.js';
import type { DocumentCache } from './document-cache.js';
import { REQUEST_HEADER } from './protocol.js';
import type { RequestLoaders } from './request-loaders.js';

export interface AnswerDeps {
  schema: GraphQLSchema;
  identity: NetworkIdentity;
  documents: DocumentCache;
  loaders: RequestLoaders;
  log: Log;
}

interface Body {
  query?: unknown;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/** The answer to one operation as JSON; `token` is the caller's identity. */
export async function answerOperation(
  deps: AnswerDeps,
  token: string | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const { query, variables, operationName } = (request.body ?? {}) as Body;
  if (typeof query !== 'string') throw new LunaError('VALIDATION', 'Es fehlt eine Abfrage.');
  const document = deps.documents.parse(query);
  const traceId = traceIdOf(request.headers);
  const key = `${request.headers[REQUEST_HEADER]} ${token}`;
  const signal = callSignal(request, reply, () => deps.loaders.forget(key));
  const context = createSubgraphContext({ identityToken: token, traceId, signal }, deps.identity.signer);
  if (request.headers[REQUEST_HEADER]) context.loaders = deps.loaders.of(key);
  const operation = {
    document,
    variables: variables ?? undefined,
    operationName: operationName ?? undefined,
  };
  const result = await withTrace(traceId, () => executeSubgraph(deps.schema, operation, context, deps.log));
  return JSON.stringify(result);
}
