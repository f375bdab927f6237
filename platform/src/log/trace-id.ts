import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** W3C Trace Context; an id of zeros only means that there is none. */
const TRACEPARENT =
  /^[0-9a-f]{2}-(?!0{32}-)([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-/i;

/** The caller's X-Trace-Id if it is a UUID, else the trace id of its `traceparent`, else a new one. */
export function traceIdOf(headers: IncomingHttpHeaders): string {
  const own = headers['x-trace-id'];
  if (typeof own === 'string' && UUID.test(own)) return own.toLowerCase();
  const parent = headers.traceparent;
  const parts = typeof parent === 'string' ? TRACEPARENT.exec(parent) : null;
  return parts ? parts.slice(1, 6).join('-').toLowerCase() : randomUUID();
}
