import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { FastifyReply } from 'fastify';
import type { GatewayContext } from '../context.js';
import type { Callers } from '../subscriptions/callers.js';
import type { OperationRequest, Subscriptions } from '../subscriptions/subscriptions.js';
import { EventStream } from './event-stream.js';
import { Expiry } from './expiry.js';

export interface EventStreamOptions {
  subscriptions: Subscriptions;
  callers: Callers;
  isOriginAllowed: (request: IncomingMessage) => boolean;
  heartbeatMs: number;
}

/** How long a client may take to take the last bytes at shutdown. */
const GOODBYE_MS = 1_000;

/** Operations whose results are sent as server-sent events. */
export class EventStreamServer {
  readonly #streams = new Set<EventStream>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(private readonly options: EventStreamOptions) {
    this.#heartbeat = setInterval(() => {
      for (const stream of this.#streams) stream.beat();
    }, options.heartbeatMs).unref();
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Takes over the answer to a request until its end. Throws what may still be answered as JSON. */
  async serve(reply: FastifyReply, operation: OperationRequest, context: GatewayContext): Promise<void> {
    const { callers, isOriginAllowed } = this.options;
    if (!isOriginAllowed(reply.request.raw)) {
      throw new LunaError('FORBIDDEN', 'Diese Seite darf hier nichts abonnieren (CORS_ORIGINS).');
    }
    const leave = callers.enter(context, reply.request.ip);
    if (!leave) {
      throw new LunaError('RATE_LIMITED', 'Zu viele offene Verbindungen. Bitte eine andere schließen.');
    }
    reply.hijack();
    const stream = new EventStream(reply.raw, reply.getHeaders() as OutgoingHttpHeaders);
    this.#streams.add(stream);
    const closed = new AbortController();
    reply.raw.once('close', () => {
      leave();
      this.#streams.delete(stream);
      closed.abort();
    });
    await this.#run(stream, operation, { ...context, signal: closed.signal });
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    const open = [...this.#streams];
    for (const stream of open) stream.end();
    setTimeout(() => {
      for (const stream of open) stream.cut();
    }, GOODBYE_MS).unref();
  }

  async #run(stream: EventStream, operation: OperationRequest, context: GatewayContext): Promise<void> {
    const { subscriptions } = this.options;
    const outcome = await subscriptions.perform(operation, context);
    if (context.signal.aborted) return;
    if (outcome.kind === 'answered') stream.send(outcome.result);
    if (outcome.kind !== 'stream') {
      stream.complete(outcome.kind === 'refused' ? outcome.errors : null);
      return;
    }
    const subscriber = subscriptions.subscribe(outcome.stream, stream.sink);
    context.signal.addEventListener('abort', () => subscriber.leave(), { once: true });
    const expiry = new Expiry(context.expiresAt, () => {
      const error = new LunaError(
        'TOKEN_EXPIRED',
        'Die Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.',
      );
      subscriber.fail(subscriptions.show(error));
    });
    const errors = await subscriber.ended;
    expiry.cancel();
    stream.complete(errors);
  }
}
