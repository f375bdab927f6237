import { withTrace } from '@luna/platform/log/log';
import { traceIdOf } from '@luna/platform/log/trace-id';
import type { GatewaySession } from '@luna/platform/ports/gateway-client';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { docsPages, type Page } from './docs/docs-pages.js';
import { admit } from './http/admit.js';
import { addCorsHeaders } from './http/cors.js';
import { handle } from './http/handle.js';
import { lingerBeforeClosing } from './http/linger.js';
import { JSON_BYTES_MAX } from './http/read-input.js';
import { sendError, sendRevalidated, TRACE_HEADER } from './http/send.js';
import { STATUS_OF_CODE } from './http/status.js';
import { toLunaError, tooLarge } from './http/to-luna-error.js';
import { answerUnmatched, RouteTable, routeNotFound } from './http/unmatched.js';
import type { RestAdapterOptions } from './options.type.js';
import { routes } from './routes/index.js';
import type { Route } from './routes/route.type.js';
import { FORM_OVERHEAD_BYTES, fileTooLarge } from './uploads/receive-form.js';

/**
 * The REST contract as a Fastify plugin; register it with the prefix `/api/v1` and give the server
 * `answerFrameworkError`.
 */
export function createRestAdapter(options: RestAdapterOptions): FastifyPluginAsync {
  return async (app) => {
    const pages = docsPages(app.prefix);
    const table = new RouteTable([...routes, ...pages]);
    const origins = new Set(options.corsOrigins);
    takeBodiesUnread(app);
    app.addHook('onRequest', (request, reply, done) => {
      const traceId = startAnswer(request, reply);
      addCorsHeaders(origins, request, reply);
      withTrace(traceId, done);
    });
    // Before the body is looked at: its content type must not decide about an unknown path.
    app.addHook('onRequest', async (request, reply) => {
      if (request.is404) return answerUnmatched(table, app.prefix, request, reply);
    });
    app.addHook('onResponse', (request, _reply, done) => {
      lingerBeforeClosing(request.raw);
      done();
    });
    app.setNotFoundHandler((_request, reply) => sendError(reply, routeNotFound()));
    app.setErrorHandler((error, request, reply) => refuse(error, options, request, reply));
    for (const route of routes) register(app, route, options);
    for (const page of pages) registerPage(app, page);
  };
}

/** The routes read bodies themselves, after admission; Fastify would read them before. */
function takeBodiesUnread(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

function startAnswer(request: FastifyRequest, reply: FastifyReply): string {
  const given = reply.getHeader(TRACE_HEADER);
  const traceId = typeof given === 'string' ? given : traceIdOf(request.headers);
  void reply.header(TRACE_HEADER, traceId).header('cache-control', 'no-store');
  return traceId;
}

/** A trailing slash is ignored below the base, whatever the rest of the server does. */
const addressesOf = (path: string): string[] => {
  const address = path.replace(/\{(\w+)\}/g, ':$1');
  return [address, `${address}/`];
};

function register(app: FastifyInstance, route: Route, options: RestAdapterOptions): void {
  const sessions = new WeakMap<FastifyRequest, GatewaySession>();
  for (const url of addressesOf(route.path)) {
    app.route({
      method: route.method,
      url,
      onRequest: async (request, reply) => {
        sessions.set(request, await admit(options.gateway, route, request, reply));
        refuseKnownExcess(route, request, options.limits.uploadMaxBytes);
      },
      handler: (request, reply) =>
        handle(route, sessions.get(request) as GatewaySession, options, request, reply),
    });
  }
}

/** A size the caller announces is refused before its content type is looked at; others as they are read. */
function refuseKnownExcess(route: Route, request: FastifyRequest, uploadMaxBytes: number): void {
  const bytes = route.method === 'POST' ? Number(request.headers['content-length'] ?? 0) : 0;
  if (route.form && bytes > uploadMaxBytes + FORM_OVERHEAD_BYTES) throw fileTooLarge(uploadMaxBytes);
  if (!route.form && bytes > JSON_BYTES_MAX) throw tooLarge();
}

function registerPage(app: FastifyInstance, page: Page): void {
  for (const url of addressesOf(page.path)) {
    app.get(url, (request, reply) => sendRevalidated(request, reply.headers(page.headers), page));
  }
}

function refuse(thrown: unknown, { log }: RestAdapterOptions, request: FastifyRequest, reply: FastifyReply) {
  const error = toLunaError(thrown);
  const status = STATUS_OF_CODE[error.code];
  const details = { code: error.code, status, method: request.method, route: request.routeOptions.url };
  if (status === 500) log.error({ ...details, err: error.cause ?? error }, 'request failed');
  else if (status > 500) log.warn({ ...details, err: error.cause }, 'request failed');
  else log.debug(details, 'request refused');
  return sendError(reply, error);
}

/**
 * `frameworkErrors` of the server: answers addresses Fastify cannot decode, which reach no route and no hook,
 * with the 404 of the contract.
 */
export function answerFrameworkError(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  startAnswer(request, reply);
  sendError(reply, routeNotFound());
}
