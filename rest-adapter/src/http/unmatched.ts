import { LunaError } from '@luna/platform/errors/luna-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Method, Route } from '../routes/route.type.js';
import { sendError } from './send.js';

/** Methods per path, to tell an unknown path (404) from an unknown method (405). */
export class RouteTable {
  private readonly paths: { pattern: RegExp; methods: Method[] }[] = [];

  constructor(routes: readonly Pick<Route, 'method' | 'path'>[]) {
    const methodsOf = new Map<string, Method[]>();
    for (const { method, path } of routes) methodsOf.set(path, [...(methodsOf.get(path) ?? []), method]);
    for (const [path, methods] of methodsOf) {
      this.paths.push({ pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`), methods });
    }
  }

  /** Value of `Allow` for a path below the base, null if there is no such path. */
  allow(path: string): string | null {
    const methods = this.paths.find(({ pattern }) => pattern.test(path))?.methods;
    if (!methods) return null;
    return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  }
}

/** Answers what no route took: 204 to OPTIONS, 405 where the path exists, 404 otherwise. */
export function answerUnmatched(
  table: RouteTable,
  prefix: string,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const path = (request.url.split('?', 1)[0] ?? '').slice(prefix.length);
  const allow = table.allow(path);
  // A parameter too long for the router: the path is known, but no such thing exists.
  const isAllowed = allow?.split(', ').includes(request.method) && request.method !== 'OPTIONS';
  if (allow === null || isAllowed) return sendError(reply, routeNotFound());
  void reply.header('allow', allow);
  if (request.method === 'OPTIONS') return reply.code(204).header('cache-control', 'no-store').send();
  return sendError(
    reply,
    new LunaError('METHOD_NOT_ALLOWED', `${request.method} gibt es hier nicht. Erlaubt sind: ${allow}.`),
  );
}

export const routeNotFound = (): LunaError =>
  new LunaError('ROUTE_NOT_FOUND', 'Diese Adresse gibt es nicht. Alle Adressen stehen unter /api/v1/docs.');
