import type { IncomingMessage, ServerResponse } from 'node:http';
import { traceIdOf } from '@luna/platform/log/trace-id';
import type { Upgrade } from '../http/upgrades.js';
import { passRequest } from './pass-request.js';
import { passUpgrade } from './pass-upgrade.js';
import { Targets } from './targets.js';

/** Which addresses belong to which service: `gateway: ['/graphql']` takes `/graphql` and all below it. */
export interface EdgeRoute {
  paths: readonly string[];
  /** Where its copies run. */
  urls: readonly string[];
  /** It takes WebSockets; others have none to offer. */
  hasSockets: boolean;
}

export interface Edge {
  /** Takes a request that belongs to another process; false leaves it to this one. */
  intercept(incoming: IncomingMessage, outgoing: ServerResponse): boolean;
  /** WebSockets. */
  upgrade: Upgrade;
  close(): void;
}

const RETRY_AFTER_SEC = 2;
const MESSAGE = `Ein Teil von Luna ist gerade nicht erreichbar. Bitte in ${RETRY_AFTER_SEC} s noch einmal versuchen.`;

/**
 * The public port in front of gateways and REST adapter. Knows nothing of what it passes on, holds nothing back, and
 * goes to the next copy where one is down.
 */
export function openEdge(routes: readonly EdgeRoute[]): Edge {
  const open = routes.map(({ urls, ...route }) => ({ ...route, targets: new Targets(urls) }));
  const routeOf = (url = '') => open.find(({ paths }) => paths.some((path) => isBelow(url, path)));
  return {
    intercept: (incoming, outgoing) => {
      const route = routeOf(incoming.url);
      if (!route) return false;
      passRequest(route.targets, incoming, outgoing, () => answerUnavailable(incoming, outgoing));
      return true;
    },
    upgrade: (incoming, client, head) => {
      const route = routeOf(incoming.url);
      if (route?.hasSockets) passUpgrade(route.targets, incoming, client, head);
      else client.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    },
    close: () => {
      for (const { targets } of open) targets.close();
    },
  };
}

function isBelow(url: string, path: string): boolean {
  return url.startsWith(path) && ['', '/', '?'].includes(url.charAt(path.length));
}

/** As the gateway or the REST adapter would word it. */
function answerUnavailable(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const traceId = traceIdOf(incoming.headers);
  const code = 'UNAVAILABLE';
  const isGraphql = isBelow(incoming.url ?? '', '/graphql');
  const body = isGraphql
    ? { errors: [{ message: MESSAGE, extensions: { code, errors: [], traceId } }] }
    : { status: 'error', message: MESSAGE, data: null, code, errors: [], trace_id: traceId };
  outgoing.writeHead(503, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(RETRY_AFTER_SEC),
    'x-trace-id': traceId,
  });
  outgoing.end(JSON.stringify(body));
  incoming.resume();
}
