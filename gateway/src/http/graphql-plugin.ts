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
import { limitError, type OperationLimits } from '../limits/operation-limits.js';
import { acceptMultipart } from '../uploads/multipart.js';
import { sendGraphiql, wantsPage } from './graphiql.js';
import type { Live } from './live.js';
import { operationIn, wantsEvents } from './operation-request.js';
import { statusOf } from './status-of.js';

export interface GraphqlPluginOptions {
  server: ApolloServer<GatewayContext>;
  contexts: ContextFactory;
  live: Live;
  operationLimits: OperationLimits;
  uploadMaxBytes: number;
  /** Origins of other pages that may call from a browser, e.g. Apollo Sandbox. */
  corsOrigins: string[];
}

export const GRAPHQL_PATH = '/graphql';
export const BYTES_PER_KIB = 1024;

/** `/graphql` over HTTP: POST (JSON and multipart), GET, server-sent events, and GraphiQL for browsers. */
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
    // Before the HTTP server closes, which would else wait for every open socket.
    app.addHook('preClose', () => options.live.close());
    app.setErrorHandler((error, request, reply) => sendFault(faultOf(error, request, options), reply));
    app.route({
      url: GRAPHQL_PATH,
      method: ['GET', 'POST'],
      bodyLimit: options.operationLimits.bodyKiB * BYTES_PER_KIB,
      preHandler: async (request, reply) => {
        if (request.method === 'GET' && wantsPage(request)) return sendGraphiql(reply);
        const traceId = String(reply.getHeader('x-trace-id'));
        const credentials = credentialsOf(request.headers);
        const context = await options.contexts.create(credentials, traceId, hangUpOf(reply));
        if (wantsEvents(request)) return options.live.serveEvents(reply, operationIn(request), context);
        requests.set(request, context);
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

/** A fault before GraphQL begins: ours as it is, one of reading the request by its status. */
function faultOf(
  error: unknown,
  request: FastifyRequest,
  { operationLimits }: GraphqlPluginOptions,
): LunaError {
  if (error instanceof LunaError) return error;
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 413) {
    const bytes = Number(request.headers['content-length']);
    const found = bytes > 0 ? bytes / BYTES_PER_KIB : null;
    return limitError('bodyKiB', found, operationLimits.bodyKiB);
  }
  if (status === 415) {
    const message = 'Erwartet wird application/json oder multipart/form-data.';
    return new LunaError('UNSUPPORTED_MEDIA_TYPE', message);
  }
  return new LunaError('MALFORMED_JSON', 'Die Anfrage ist kein lesbares JSON.');
}

/** In the form of a GraphQL answer. */
function sendFault({ code, message, errors }: LunaError, reply: FastifyReply): void {
  const extensions = { code, errors, traceId: reply.getHeader('x-trace-id') };
  void reply.code(statusOf(code) ?? 400).send({ errors: [{ message, extensions }] });
}
