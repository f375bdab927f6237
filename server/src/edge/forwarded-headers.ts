import type { IncomingMessage } from 'node:http';

/** Of one connection only (RFC 9110 7.6.1), and what this edge says itself. */
const NOT_FORWARDED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'x-forwarded-for',
]);

/** The headers of a request as they go on; `Host` stays, since the services check it as they would without the edge. */
export function forwardedHeaders(request: IncomingMessage, kept: readonly string[] = []): string[] {
  const dropped = new Set(NOT_FORWARDED);
  for (const name of (request.headers.connection ?? '').split(',')) dropped.add(name.trim().toLowerCase());
  for (const name of kept) dropped.delete(name);
  const headers = pairsOf(request.rawHeaders).filter(([name]) => !dropped.has(name.toLowerCase()));
  if (request.headers['transfer-encoding']) headers.push(['transfer-encoding', 'chunked']);
  headers.push(['x-forwarded-for', request.socket.remoteAddress ?? '']);
  return headers.flat();
}

/** The headers of an answer as they go back. */
export function answeredHeaders(answer: IncomingMessage): string[] {
  const dropped = new Set(['connection', 'keep-alive', 'transfer-encoding']);
  return pairsOf(answer.rawHeaders)
    .filter(([name]) => !dropped.has(name.toLowerCase()))
    .flat();
}

function pairsOf(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let n = 0; n < raw.length; n += 2) pairs.push([raw[n] as string, raw[n + 1] as string]);
  return pairs;
}
