import { createHash } from 'node:crypto';
import type { LunaError } from '@luna/platform/errors/luna-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorEnvelope, JSON_TYPE } from './envelope.js';
import { STATUS_OF_CODE } from './status.js';

export const TRACE_HEADER = 'x-trace-id';

/** The trace id of this answer, set by the first hook. */
export const traceOf = (reply: FastifyReply): string => String(reply.getHeader(TRACE_HEADER));

/** Seconds a client should wait when we know no better. */
const RETRY_AFTER_SEC = 5;

/** What a half-made answer may have left behind: a download's name, the coding of a compressor. */
const HEADERS_OF_SUCCESS = ['etag', 'content-disposition', 'content-encoding', 'content-length'];

export function sendError(reply: FastifyReply, error: LunaError): FastifyReply {
  const status = STATUS_OF_CODE[error.code];
  for (const name of HEADERS_OF_SUCCESS) void reply.removeHeader(name);
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  if (status === 429 || status === 503) {
    void reply.header('retry-after', String(Math.max(1, Math.ceil(error.retryAfterSec ?? RETRY_AFTER_SEC))));
  }
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type(JSON_TYPE)
    .send(errorEnvelope(error, traceOf(reply)));
}

/** Weak: the trace id around the same data differs from answer to answer. */
export const weakEtag = (data: string | Buffer): string =>
  `W/"${createHash('sha256').update(data).digest('base64url').slice(0, 27)}"`;

/** Sends the body, or 304 when the client holds the same data already. */
export function sendRevalidated(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: { etag: string; cacheControl: string; contentType: string; body: string | Buffer },
): FastifyReply {
  void reply.header('etag', answer.etag).header('cache-control', answer.cacheControl);
  if (matches(request.headers['if-none-match'], answer.etag)) return reply.code(304).send();
  return reply.type(answer.contentType).send(answer.body);
}

/** Weak comparison, as RFC 9110 demands for If-None-Match. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}
