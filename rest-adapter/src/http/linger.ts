import type { IncomingMessage } from 'node:http';

/** Long enough for an ordinary upload to end and its sender to read why it was refused. */
const LINGER_MS = 30_000;

/**
 * After an answer that came before the end of the request: reads and drops the rest for a while, because closing
 * at once would tear the answer away from a client that is still sending, then closes on those who never end.
 */
export function lingerBeforeClosing(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  const timer = setTimeout(() => request.destroy(), LINGER_MS);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
