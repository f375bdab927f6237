import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { type ErrorCode, LunaError } from '../../errors/luna-error.js';
import { type Log, withTrace } from '../../log/log.js';
import { traceIdOf } from '../../log/trace-id.js';
import type { OpenTicket } from '../../ports/gateway-client.js';
import { publicFault } from '../../subgraph/public-error.js';

const STATUS: Partial<Record<ErrorCode, number>> = { NOT_FOUND: 404, UNAVAILABLE: 503, TIMEOUT: 504 };
/** A ticket carries its whole order, signed. */
const TICKET_MAX_CHARACTERS = 8_192;

/**
 * Files behind one-time tickets at `<path>/…`: whoever has the address may read it, once. A fault after the first byte
 * breaks the connection, so that a part never passes for the whole.
 */
export function serveTickets(path: string, open: OpenTicket, log: Log): FastifyPluginAsync {
  return async (app) => {
    app.setErrorHandler((error, _request, reply) => answerFault(error, reply, log));
    app.addHook('onRequest', (request, reply, done) => {
      const traceId = traceIdOf(request.headers);
      void reply.headers({ 'x-trace-id': traceId, 'cache-control': 'no-store' });
      withTrace(traceId, done);
    });
    app.get(`${path}/*`, { exposeHeadRoute: false }, async (request, reply) => {
      if (request.url.length > TICKET_MAX_CHARACTERS)
        throw new LunaError('NOT_FOUND', 'Diesen Verweis gibt es nicht.');
      const at = request.url.indexOf(path);
      const { contentType, fileName, stream } = await open(request.url.slice(at), hangUpOf(reply));
      return reply
        .type(contentType)
        .header('content-disposition', `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`)
        .send(stream);
    });
  };
}

function hangUpOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

function answerFault(error: unknown, reply: FastifyReply, log: Log): void {
  const shown = publicFault(error, log);
  const code = shown.extensions?.code as ErrorCode;
  void reply.code(STATUS[code] ?? 500).send({ errors: [shown] });
}
