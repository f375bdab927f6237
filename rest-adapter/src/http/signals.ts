import { LunaError } from '@luna/platform/errors/luna-error';
import type { FastifyReply } from 'fastify';

/** Aborted when the client hangs up before its answer is complete. */
export function hangUpSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new Error('the client hung up'));
  });
  return controller.signal;
}

/**
 * Runs `work` until it settles, the client hangs up or the deadline passes, whichever is first; work that ignores
 * its signal does not keep the client waiting. Throws TIMEOUT after the deadline.
 */
export async function within<T>(
  deadlineMs: number,
  hangUp: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(timeout()), deadlineMs);
  const signal = AbortSignal.any([hangUp, deadline.signal]);
  try {
    return await Promise.race([work(signal), rejectionOf(signal)]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

const rejectionOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const timeout = (): LunaError =>
  new LunaError('TIMEOUT', 'Das hat zu lange gedauert. Bitte versuchen Sie es in einem Moment noch einmal.');
