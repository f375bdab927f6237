import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEADLINE_HEADER } from './protocol.js';

/** Aborts when the caller hangs up before it has its answer, or its deadline passes. */
export function callSignal(
  request: FastifyRequest,
  reply: FastifyReply,
  onAbort: () => void = () => undefined,
): AbortSignal {
  const controller = new AbortController();
  const abort = () => {
    onAbort();
    controller.abort();
  };
  const deadlineMs = Number(request.headers[DEADLINE_HEADER]);
  const timer = deadlineMs > 0 ? setTimeout(abort, deadlineMs) : undefined;
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) abort();
  });
  return controller.signal;
}
