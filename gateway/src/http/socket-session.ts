import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { traceIdOf } from '@luna/platform/log/trace-id';
import type { WebSocket } from 'ws';
import type { GatewayContext } from '../context.js';
import { Outlet } from '../subscriptions/outlet.js';
import type { Sink } from '../subscriptions/subscriber.js';
import { CLOSINGS, type Closing } from './close-codes.js';
import { Expiry } from './expiry.js';

/** One socket, from its upgrade to its close. */
export class SocketSession {
  /** Null until the caller is known. */
  context: GatewayContext | null = null;
  isInitialised = false;
  /** Set by the server's heartbeat, cleared by the answer to it. */
  isSilent = false;
  /** What the client has asked for and neither side has completed. */
  readonly operations = new Map<string, AbortController>();
  /** What is being checked or answered, also for a client that wants it no more. */
  performing = 0;
  readonly #controller = new AbortController();
  readonly #outlet: Outlet;
  readonly #silence: NodeJS.Timeout;
  #expiry: Expiry | undefined;
  #leave: () => void = () => undefined;

  constructor(
    readonly socket: WebSocket,
    readonly request: IncomingMessage,
    initTimeoutMs: number,
    private readonly isBehindEdge: boolean,
  ) {
    this.#outlet = new Outlet(request.socket as Socket);
    this.#silence = setTimeout(() => this.close(CLOSINGS.silent), initTimeoutMs).unref();
  }

  /** Aborted when the socket is gone. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Where the client is; behind an edge of ours, as that says. */
  get address(): string {
    const forwarded = this.isBehindEdge ? this.request.headers['x-forwarded-for'] : undefined;
    return String(forwarded ?? this.request.socket.remoteAddress ?? '');
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  close({ code, reason }: Closing): void {
    this.socket.close(code, reason);
  }

  /** The client has introduced itself in time. */
  initialise(): void {
    this.isInitialised = true;
    clearTimeout(this.#silence);
  }

  /** From now on the socket speaks for this caller, until its token ends. */
  admit(context: GatewayContext, leave: () => void): void {
    if (this.signal.aborted) {
      leave();
      return;
    }
    this.context = context;
    this.#leave = leave;
    this.#expiry = new Expiry(context.expiresAt, () => this.close(CLOSINGS.expired));
  }

  /** Where the results of the operation `id` go. */
  sinkFor(id: string): Sink {
    const prefix = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    return {
      outlet: this.#outlet,
      write: (payload) => this.socket.send(`${prefix}${payload}}`),
      overflow: () => this.close(CLOSINGS.tooSlow),
    };
  }

  /** The socket is gone. */
  end(): void {
    clearTimeout(this.#silence);
    this.#expiry?.cancel();
    this.#controller.abort();
    for (const operation of this.operations.values()) operation.abort();
    this.#leave();
  }
}

/** A context for one operation of a socket, with the trace id its client sent along or a new one. */
export function operationContext(
  context: GatewayContext,
  extensions: Record<string, unknown> | null | undefined,
  signal: AbortSignal,
): GatewayContext {
  const { 'x-trace-id': own, traceparent } = extensions ?? {};
  const traceId = traceIdOf({ 'x-trace-id': own as string, traceparent: traceparent as string });
  return { ...context, traceId, signal, prepaid: new Set(), responseHeaders: new Map() };
}
