import type { GraphQLFormattedError } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Log } from '../../log/log.js';
import type { SubgraphResult } from '../../ports/subgraph-connection.js';
import { RESPONSE_MAX_BYTES, type SubscriptionExtensions } from './protocol.js';
import { ResultQueue } from './result-queue.js';
import { TransportFault } from './transport-fault.js';

const PING_MS = 10_000;
const PONG_MS = 5_000;
const CONNECT_MS = 3_000;
/** A socket without subscriptions waits this long for the next one. */
const IDLE_MS = 10_000;
const NORMAL = 1_000;

export interface SubscriptionPayload {
  query: string;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
  extensions: SubscriptionExtensions;
}

/**
 * One socket to one address, opened by the first subscription and shared by all. It never connects again by itself:
 * what was lost in between would be lost in silence.
 */
export class SubscriptionClient {
  private readonly client: Client;
  private isConnected = false;
  private connections = 0;

  /** `identify` proves with each connection that we hold the key of this installation. */
  constructor(url: URL, identify: () => string, log: Log) {
    const address = new URL(url);
    address.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    let pong: NodeJS.Timeout | undefined;
    this.client = createClient({
      url: address.href,
      webSocketImpl: BoundedSocket,
      connectionParams: () => ({ identity: identify() }),
      retryAttempts: 0,
      keepAlive: PING_MS,
      connectionAckWaitTimeout: CONNECT_MS,
      lazyCloseTimeout: IDLE_MS,
      on: {
        connected: () => {
          this.isConnected = true;
          this.connections += 1;
        },
        closed: (event) => {
          const { code } = event as { code?: number };
          if (this.isConnected && code !== NORMAL) log.warn({ url: address.href, code }, 'socket lost');
          this.isConnected = false;
          clearTimeout(pong);
        },
        // A process that hangs, or a cable that was pulled, closes nothing.
        ping: (received) => {
          if (!received) pong = setTimeout(() => this.client.terminate(), PONG_MS).unref();
        },
        pong: (received) => {
          if (received) clearTimeout(pong);
        },
      },
    });
  }

  /**
   * Results until the subgraph completes, the signal aborts or the reader leaves. Throws TransportFault: `unsent` where
   * no connection could be made, `dropped` where it was lost.
   */
  async *results(payload: SubscriptionPayload, signal: AbortSignal): AsyncGenerator<SubgraphResult> {
    const queue = new ResultQueue();
    const connectionsBefore = this.isConnected ? this.connections - 1 : this.connections;
    const complete = this.client.subscribe(payload as never, {
      next: (result) => queue.push(result as SubgraphResult),
      error: (error) => {
        if (isRefusal(error)) queue.push({ data: null, errors: error });
        queue.end(isRefusal(error) ? null : this.faultOf(error, connectionsBefore));
      },
      complete: () => queue.end(null),
    });
    const leave = () => queue.end(null);
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    try {
      yield* queue;
    } finally {
      signal.removeEventListener('abort', leave);
      complete();
    }
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  private faultOf(error: unknown, connectionsBefore: number): TransportFault {
    const { code, reason, message } = error as { code?: number; reason?: string; message?: string };
    const kind = this.connections > connectionsBefore ? 'dropped' : 'unsent';
    return new TransportFault(kind, `socket closed: ${code ?? ''} ${reason || message || ''}`, null, error);
  }
}

/** Otherwise a subgraph that went wild would fill our memory. */
class BoundedSocket extends WebSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol, {
      maxPayload: RESPONSE_MAX_BYTES,
      perMessageDeflate: false,
      handshakeTimeout: CONNECT_MS,
    });
  }
}

function isRefusal(error: unknown): error is readonly GraphQLFormattedError[] {
  return Array.isArray(error);
}
