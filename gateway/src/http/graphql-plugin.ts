import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyCors from '@fastify/cors';
import { credentialsOf } from '@luna/platform/auth/credentials';
import { LunaError } from '@luna/platform/errors/luna-error';
import { withTrace } from '@luna/platform/log/log';
import { traceIdOf } from '@luna/platform/log/trace-id';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayContext } from '../context.js';
import type { ContextFactory } from '../context-factory.js';
import { acceptMultipart } from '../uploads/multipart.js';
import { sendGraphiql, wantsPage } from './graphiql.js';

export interface GraphqlPluginOptions {
  server: ApolloServer<GatewayContext>;
  contexts: ContextFactory;
  uploadMaxBytes: number;
  /** Origins of other pages that may call from a browser, e.g. Apollo Sandbox. */
  corsOrigins: string[];
}

const BODY_MAX_BYTES = 1_048_576;
const STATUS: Partial<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  UNAVAILABLE: 503,
};

/** `/graphql` over HTTP: POST (JSON and multipart), GET, and GraphiQL for browsers. */
export function graphqlPlugin(options: GraphqlPluginOptions): FastifyPluginAsync {
  return async (app) => {
    const requests = new WeakMap<FastifyRequest, GatewayContext>();
    const execute = fastifyApolloHandler(options.server, {
      context: async (request) => requests.get(request) as GatewayContext,
    });
    // The callback form keeps the trace id for every later hook, the handler and what they start.
    app.addHook('onRequest', (request, reply, done) => {
      const traceId = traceIdOf(request.headers);
      void reply.headers({ 'x-trace-id': traceId, 'cache-control': 'no-store' });
      withTrace(traceId, done);
    });
    if (options.corsOrigins.length > 0) await app.register(fastifyCors, { origin: options.corsOrigins });
    acceptMultipart(app, options.uploadMaxBytes);
    app.setErrorHandler((error, _request, reply) => sendFault(error, reply));
    app.route({
      url: '/graphql',
      method: ['GET', 'POST'],
      bodyLimit: BODY_MAX_BYTES,
      preHandler: async (request, reply) => {
        if (request.method === 'GET' && wantsPage(request)) return sendGraphiql(reply);
        const traceId = String(reply.getHeader('x-trace-id'));
        requests.set(
          request,
          await options.contexts.create(credentialsOf(request.headers), traceId, hangUpOf(reply)),
        );
      },
      handler: execute,
    });
  };
}

/** Aborts when the client goes away before its answer is complete. */
function hangUpOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** Faults before GraphQL begins, in the form of a GraphQL answer. */
function sendFault(error: unknown, reply: FastifyReply): void {
  const status = (error as { statusCode?: number }).statusCode ?? 400;
  const fault = error instanceof LunaError ? error : new LunaError(...wordingOf(status));
  void reply
    .code(STATUS[fault.code] ?? status)
    .send({ errors: [{ message: fault.message, extensions: { code: fault.code, errors: fault.errors } }] });
}

function wordingOf(status: number): ConstructorParameters<typeof LunaError> {
  if (status === 413)
    return ['PAYLOAD_TOO_LARGE', 'Die Anfrage ist zu groß. Dateien gehören in einen Upload.'];
  if (status === 415)
    return ['UNSUPPORTED_MEDIA_TYPE', 'Erwartet wird application/json oder multipart/form-data.'];
  return ['MALFORMED_JSON', 'Die Anfrage ist kein lesbares JSON.'];
}
