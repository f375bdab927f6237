import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { LunaError } from '@luna/platform/errors/luna-error';
import { traceIdOf } from '@luna/platform/log/trace-id';
import type { WebSocket } from 'ws';
import type { GatewayContext } from '../context.js';
import { Outlet } from '../subscriptions/outlet.js';
import type { Sink, Subscriber } from '../subscriptions/subscriber.js';
import { CLOSINGS, type Closing } from './close-codes.js';

/** `setTimeout` fires at once for anything longer (about 24.8 days). */
const TIMER_MAX_MS = 2_147_483_647;

/** One socket, from its upgrade to its close. */
export class SocketSession {
  readonly signal: AbortSignal;
  /** Set while the caller is known. */
  context: GatewayContext | null = null;
  /** Set by the server's heartbeat, cleared by the answer to it. */
  isSilent = false;
  readonly #controller = new AbortController();
  readonly #outlet: Outlet;
  readonly #subscribers = new Map<string, Subscriber>();
  /** Operations that are being checked or answered. */
  readonly #running = new Set<AbortController>();
  #expiry: NodeJS.Timeout | undefined;
  #leave: () => void = () => undefined;

  constructor(
    readonly socket: WebSocket,
    readonly request: IncomingMessage,
  ) {
    this.signal = this.#controller.signal;
    this.#outlet = new Outlet(request.socket as Socket);
  }

  get operations(): number {
    return this.#running.size + this.#subscribers.size;
  }

  get address(): string {
    return this.request.socket.remoteAddress ?? '';
  }

  close({ code, reason }: Closing): void {
    this.socket.close(code, reason);
  }

  /** From now on the socket speaks for this caller, until its token ends. */
  admit(context: GatewayContext, leave: () => void): void {
    if (this.signal.aborted) {
      leave();
      return;
    }
    this.context = context;
    this.#leave = leave;
    if (context.expiresAt) this.#closeAt(context.expiresAt.getTime());
  }

  /** A context for one operation, with the trace id the client sent along or a new one. */
  contextFor(extensions: Record<string, unknown> | null | undefined): GatewayContext {
    if (!this.context) throw new LunaError('UNAUTHENTICATED', 'Vor der Anmeldung geht hier nichts.');
    const { 'x-trace-id': own, traceparent } = extensions ?? {};
    const traceId = traceIdOf({ 'x-trace-id': own as string, traceparent: traceparent as string });
    return { ...this.context, traceId, prepaid: new Set(), responseHeaders: new Map() };
  }

  /** Runs one operation; its signal is its own, since what listens to it must not stay as long as the socket. */
  async run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running.add(controller);
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(controller);
    }
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

  /** An id is free again as soon as the client has completed it, which may be before its operation has begun. */
  hold(id: string, subscriber: Subscriber): void {
    this.#subscribers.get(id)?.leave();
    this.#subscribers.set(id, subscriber);
    void subscriber.ended.then(() => {
      if (this.#subscribers.get(id) === subscriber) this.#subscribers.delete(id);
    });
  }

  /** The socket is gone. */
  end(): void {
    clearTimeout(this.#expiry);
    this.#controller.abort();
    for (const controller of this.#running) controller.abort();
    for (const subscriber of this.#subscribers.values()) subscriber.leave();
    this.#leave();
  }

  #closeAt(timeMs: number): void {
    const leftMs = timeMs - Date.now();
    if (leftMs <= 0) this.close(CLOSINGS.expired);
    else this.#expiry = setTimeout(() => this.#closeAt(timeMs), Math.min(leftMs, TIMER_MAX_MS)).unref();
  }
}
