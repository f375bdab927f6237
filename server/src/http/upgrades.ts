import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

export type Upgrade = (request: IncomingMessage, connection: Duplex, head: Buffer) => void;

/** Hands WebSocket upgrades on once their host is allowed, which is checked before anything else. */
export function acceptUpgrades(
  server: Server,
  isHostAllowed: (host: string | undefined) => boolean,
  upgrade: Upgrade,
): void {
  server.on('upgrade', (request, connection, head) => {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket')
      serveWithout(server, request, connection, head);
    else if (isHostAllowed(request.headers.host)) upgrade(request, connection, head);
    else connection.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
}

const HOP_BY_HOP = new Set(['upgrade', 'connection', 'http2-settings']);

/**
 * A server that takes upgrades at all gets every request that offers one, such as HTTP/2 over plain TCP, which the
 * standard client of Java offers with each request. An offer may be declined: the request is read again without it.
 */
function serveWithout(server: Server, request: IncomingMessage, connection: Duplex, head: Buffer): void {
  const lines = [`${request.method} ${request.url} HTTP/${request.httpVersion}`];
  for (let n = 0; n < request.rawHeaders.length; n += 2) {
    const [name = '', value] = request.rawHeaders.slice(n, n + 2);
    if (!HOP_BY_HOP.has(name.toLowerCase())) lines.push(`${name}: ${value}`);
  }
  connection.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', connection);
}
