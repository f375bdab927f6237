import type { IncomingMessage } from 'node:http';

/**
 * Whether a page may open a stream. Browsers ask nobody before a WebSocket, so a page of another site could talk to a
 * Luna on this machine. What is no browser names no origin.
 */
export function createOriginCheck(allowed: string[]): (request: IncomingMessage) => boolean {
  const origins = new Set(allowed);
  return ({ headers }) => {
    const { origin, host } = headers;
    if (origin === undefined || origins.has(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
  };
}
