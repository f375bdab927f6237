import { LunaError } from '@luna/platform/errors/luna-error';
import type { FastifyRequest } from 'fastify';
import type { OperationRequest } from '../subscriptions/subscriptions.js';

/** Whether the client wants server-sent events rather than one answer. */
export function wantsEvents(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/event-stream');
}

/** The operation in the body of a POST or the query of a GET, which may change nothing. */
export function operationIn(request: FastifyRequest): OperationRequest {
  const isGet = request.method === 'GET';
  const given = (isGet ? parseQuery(request.query) : request.body) as Record<string, unknown> | null;
  const { query, operationName, variables, extensions } = typeof given === 'object' ? (given ?? {}) : {};
  if (typeof query !== 'string') throw unreadable('In der Anfrage fehlt „query“ als JSON.');
  if (!isOptional(operationName, 'string')) throw unreadable('„operationName“ muss ein Text sein.');
  if (!isOptional(variables, 'object') || !isOptional(extensions, 'object')) {
    throw unreadable('„variables“ und „extensions“ müssen Objekte sein.');
  }
  return { query, operationName, variables, extensions, isReadOnly: isGet } as OperationRequest;
}

function parseQuery(query: unknown): Record<string, unknown> {
  const { variables, extensions, ...given } = query as Record<string, unknown>;
  return { ...given, variables: parseJson(variables), extensions: parseJson(extensions) };
}

function parseJson(text: unknown): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(String(text));
  } catch {
    throw unreadable('„variables“ und „extensions“ müssen lesbares JSON sein.');
  }
}

function isOptional(value: unknown, type: 'string' | 'object'): boolean {
  return value == null || (typeof value === type && !Array.isArray(value));
}

const unreadable = (message: string): LunaError => new LunaError('MALFORMED_JSON', message);
