import { type IncomingMessage, request as openRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { answeredHeaders, forwardedHeaders } from './forwarded-headers.js';
import type { Target, Targets } from './targets.js';

const HANDSHAKE_MS = 5_000;

const UNAVAILABLE = 'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/**
 * Passes a WebSocket on to the first copy that takes it; from then on both ends talk through us, and the end of one is
 * the end of the other, so that the client notices and comes back to another copy.
 */
export function passUpgrade(targets: Targets, incoming: IncomingMessage, client: Duplex, head: Buffer): void {
  const candidates = targets.inOrder();
  client.on('error', () => client.destroy());
  const tryNext = () => {
    const target = candidates.shift();
    if (!target || client.destroyed) return void client.end(UNAVAILABLE);
    offer(target, incoming, client, head).catch(() => {
      targets.rest(target);
      tryNext();
    });
  };
  tryNext();
}

/** Resolves when the copy took or refused it; rejects where it could not be asked. */
function offer(target: Target, incoming: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const passed = openRequest({
      host: target.url.hostname,
      port: target.url.port,
      agent: false,
      path: incoming.url,
      headers: forwardedHeaders(incoming, ['upgrade', 'connection']),
      setHost: false,
      timeout: HANDSHAKE_MS,
    });
    const hangUp = () => void passed.destroy();
    client.once('close', hangUp);
    passed.once('timeout', hangUp);
    passed.on('error', reject);
    // A refusal, e.g. of an origin: as the service words it.
    passed.once('response', (answer) => {
      client.write(headOf(answer, [...answeredHeaders(answer), 'connection', 'close']));
      answer.pipe(client);
      resolve();
    });
    passed.once('upgrade', (answer, server, serverHead) => {
      client.off('close', hangUp);
      client.write(headOf(answer, answer.rawHeaders));
      client.write(serverHead);
      server.write(head);
      join(client, server);
      resolve();
    });
    passed.end();
  });
}

function join(client: Duplex, server: Duplex): void {
  (server as Socket).setTimeout(0);
  client.pipe(server);
  server.pipe(client);
  client.once('close', () => server.destroy());
  server.once('close', () => client.destroy());
  server.on('error', () => server.destroy());
}

function headOf({ statusCode, statusMessage }: IncomingMessage, headers: readonly string[]): string {
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`];
  for (let n = 0; n < headers.length; n += 2) lines.push(`${headers[n]}: ${headers[n + 1]}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
