import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '@luna/platform/log/log';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSINGS } from './close-codes.js';
import type { SocketProtocol } from './socket-protocol.js';
import { SocketSession } from './socket-session.js';

export interface SocketServerOptions {
  path: string;
  protocol: Pick<SocketProtocol, 'receive'>;
  isOriginAllowed: (request: IncomingMessage) => boolean;
  messageMaxBytes: number;
  initTimeoutMs: number;
  heartbeatMs: number;
  isBehindEdge: boolean;
  log: Log;
}

/** What a client may leave unread while it goes on asking. */
const UNREAD_MAX_BYTES = 4_000_000;
/** How long a client may take to answer the closing handshake at shutdown. */
const GOODBYE_MS = 1_000;

/** Sockets on the one HTTP server. */
export class SocketServer {
  readonly #sessions = new Set<SocketSession>();
  readonly #sockets: WebSocketServer;
  readonly #heartbeat: NodeJS.Timeout;
  #isClosing = false;

  constructor(private readonly options: SocketServerOptions) {
    this.#sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: options.messageMaxBytes,
      handleProtocols,
    });
    this.#heartbeat = setInterval(() => this.#beat(), options.heartbeatMs).unref();
  }

  get size(): number {
    return this.#sessions.size;
  }

  /** Takes over a connection that asked for an upgrade and passed the check of its host. */
  readonly upgrade = (request: IncomingMessage, connection: Duplex, head: Buffer): void => {
    connection.on('error', () => connection.destroy());
    const refusal = this.#refusalOf(request);
    if (refusal) connection.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else this.#sockets.handleUpgrade(request, connection, head, (socket) => this.#open(socket, request));
  };

  /** Says goodbye to every client, and ends those that do not answer. */
  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#heartbeat);
    const closed = [...this.#sessions].map(
      ({ socket }) => new Promise((resolve) => socket.once('close', resolve)),
    );
    for (const session of this.#sessions) session.close(CLOSINGS.goingAway);
    const last = setTimeout(() => {
      for (const { socket } of this.#sessions) socket.terminate();
    }, GOODBYE_MS);
    await Promise.all(closed);
    clearTimeout(last);
  }

  #refusalOf(request: IncomingMessage): string | null {
    if (request.url?.split('?')[0] !== this.options.path) return '404 Not Found';
    if (!this.options.isOriginAllowed(request)) return '403 Forbidden';
    return this.#isClosing ? '503 Service Unavailable' : null;
  }

  #open(socket: WebSocket, request: IncomingMessage): void {
    const { initTimeoutMs, isBehindEdge } = this.options;
    const session = new SocketSession(socket, request, initTimeoutMs, isBehindEdge);
    this.#sessions.add(session);
    socket.on('error', (err) => this.options.log.debug({ err }, 'a client broke the WebSocket protocol'));
    socket.on('pong', () => {
      session.isSilent = false;
    });
    socket.on('message', (data) => void this.#receive(session, String(data)));
    socket.once('close', () => {
      this.#sessions.delete(session);
      session.end();
    });
    if (socket.protocol === '') session.close(CLOSINGS.otherProtocol);
  }

  async #receive(session: SocketSession, text: string): Promise<void> {
    if (session.socket.bufferedAmount > UNREAD_MAX_BYTES) return session.socket.terminate();
    try {
      await this.options.protocol.receive(session, text);
    } catch (err) {
      this.options.log.error({ err }, 'unexpected error on a socket');
      session.close(CLOSINGS.fault);
    }
  }

  /** A client that has not answered the last ping is gone, or reads nothing any more. */
  #beat(): void {
    for (const session of this.#sessions) {
      if (session.isSilent) session.socket.terminate();
      session.isSilent = true;
      if (session.socket.readyState === session.socket.OPEN) session.socket.ping();
    }
  }
}
