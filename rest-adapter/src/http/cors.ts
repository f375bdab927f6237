import type { FastifyReply, FastifyRequest } from 'fastify';

const EXPOSED =
  'X-Trace-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, ETag, Content-Disposition';
const ALLOWED =
  'Authorization, Content-Type, If-None-Match, X-Admin-Key, X-Dev-User, X-Trace-Id, traceparent';
const PREFLIGHT_MAX_AGE_SEC = 600;

/** CORS headers for the origins of the configuration and for nobody else. */
export function addCorsHeaders(
  origins: ReadonlySet<string>,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (origins.size === 0) return;
  void reply.header('vary', 'Origin');
  const { origin } = request.headers;
  if (origin === undefined || !origins.has(origin)) return;
  void reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', EXPOSED);
  if (request.method !== 'OPTIONS') return;
  void reply
    .header('access-control-allow-methods', 'GET, HEAD, POST, DELETE, OPTIONS')
    .header('access-control-allow-headers', ALLOWED)
    .header('access-control-max-age', String(PREFLIGHT_MAX_AGE_SEC));
}
