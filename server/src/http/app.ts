import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import { traceIdOf } from '@luna/platform/log/trace-id';
import fastify, { type FastifyHttpOptions, type FastifyInstance } from 'fastify';
import { createHostCheck } from './allowed-hosts.js';
import { acceptUpgrades, type Upgrade } from './upgrades.js';

export interface AppOptions {
  allowedHosts: string[];
  /** Addresses for other processes, which call this one by any name; they hold nothing or prove who they are. */
  isForAnyHost: (url: string) => boolean;
  /** Requests come through an edge of ours, which says whose they are. */
  isBehindEdge: boolean;
  /** For WebSockets. */
  upgrade: Upgrade | null;
  /** Takes requests that belong to another process, before anything is read; false leaves them here. */
  intercept: ((incoming: IncomingMessage, outgoing: ServerResponse) => boolean) | null;
  /** Answers addresses that cannot be decoded. */
  frameworkErrors: NonNullable<FastifyHttpOptions<Server>['frameworkErrors']> | null;
}

/** Long enough for the largest upload over a slow line. */
const REQUEST_TIMEOUT_MS = 10 * 60_000;
const HEADERS_TIMEOUT_MS = 20_000;
const KEEP_ALIVE_MS = 72_000;
const IDLE_CHECK_MS = 50;
const BROTLI_QUALITY = 4;

/** A server that people and browsers reach, still without any route. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { intercept, frameworkErrors, upgrade } = options;
  const server: FastifyHttpOptions<Server> = {
    serverFactory: (handle) => openServer(handle as RequestListener, intercept),
    forceCloseConnections: 'idle',
    trustProxy: options.isBehindEdge,
    routerOptions: { maxParamLength: 200 },
    ...(frameworkErrors ? { frameworkErrors } : {}),
  };
  const app = fastify(server);
  closeAsTheyFallIdle(app);
  const isHostAllowed = createHostCheck(options.allowedHosts);
  refuseForeignHosts(app, (host, url) => isHostAllowed(host) || options.isForAnyHost(url));
  if (upgrade) acceptUpgrades(app.server, isHostAllowed, upgrade);
  app.addHook('onSend', async (_request, reply) => {
    void reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-opener-policy', 'same-origin');
  });
  await app.register(fastifyCompress, {
    global: true,
    encodings: ['br', 'gzip'],
    threshold: 1024,
    // The default, 11, holds back a whole export before its first byte.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
  return app;
}

function openServer(handle: RequestListener, intercept: AppOptions['intercept']): Server {
  const server = createServer((incoming, outgoing) => {
    if (!intercept?.(incoming, outgoing)) handle(incoming, outgoing);
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

/** A connection that is busy when the server closes would stay for its whole keep-alive time after its answer. */
function closeAsTheyFallIdle(app: FastifyInstance): void {
  // Browsers open connections in advance; Node takes one for busy until its first request.
  const unused = new Set<Socket>();
  app.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  app.server.on('upgrade', ({ socket }) => unused.delete(socket));
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
    const timer = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MS);
    app.server.once('close', () => clearInterval(timer));
  });
}

/** Before every other check (REST contract 1.2). */
function refuseForeignHosts(
  app: FastifyInstance,
  isAllowed: (host: string | undefined, url: string) => boolean,
): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isAllowed(request.headers.host, request.url)) return;
    const traceId = traceIdOf(request.headers);
    return reply.code(403).headers({ 'x-trace-id': traceId, 'cache-control': 'no-store' }).send({
      status: 'error',
      message:
        'Dieser Rechnername ist hier nicht zugelassen. Die Verwaltung kann ihn in ALLOWED_HOSTS eintragen.',
      data: null,
      code: 'FORBIDDEN',
      errors: [],
      trace_id: traceId,
    });
  });
}
