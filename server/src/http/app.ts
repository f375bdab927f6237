import type { Socket } from 'node:net';
import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import { traceIdOf } from '@luna/platform/log/trace-id';
import { answerFrameworkError } from '@luna/rest-adapter';
import fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify';
import { createHostCheck } from './allowed-hosts.js';
import { acceptUpgrades, type Upgrade } from './upgrades.js';

export interface AppOptions {
  allowedHosts: string[];
  graphql: FastifyPluginAsync;
  rest: FastifyPluginAsync;
  /** For WebSockets. */
  upgrade: Upgrade;
}

/** Long enough for the largest upload over a slow line. */
const REQUEST_TIMEOUT_MS = 10 * 60_000;
const HEADERS_TIMEOUT_MS = 20_000;
const IDLE_CHECK_MS = 50;
const BROTLI_QUALITY = 4;

/** The one server: `/graphql`, `/api/v1`, and what start-luna adds. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    frameworkErrors: answerFrameworkError,
    routerOptions: { maxParamLength: 200 },
  });
  app.server.headersTimeout = HEADERS_TIMEOUT_MS;
  closeAsTheyFallIdle(app);
  const isHostAllowed = createHostCheck(options.allowedHosts);
  refuseForeignHosts(app, isHostAllowed);
  acceptUpgrades(app.server, isHostAllowed, options.upgrade);
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
  await app.register(options.graphql);
  await app.register(options.rest, { prefix: '/api/v1' });
  return app;
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
function refuseForeignHosts(app: FastifyInstance, isAllowed: ReturnType<typeof createHostCheck>): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isAllowed(request.headers.host)) return;
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
