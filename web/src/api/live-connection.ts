import { type Client, createClient, type SubscribePayload } from 'graphql-ws';
import { reconnectDelayMs } from './reconnect-delay';

export type ConnectionState =
  | { phase: 'idle' }
  | { phase: 'connecting'; attempt: number }
  /** `restored`: it was lost before. */
  | { phase: 'open'; restored: boolean }
  /** Tries again at `retryAt` (milliseconds since 1970). */
  | { phase: 'waiting'; attempt: number; retryAt: number }
  /** The server doesn't accept this identity; only a new one helps. */
  | { phase: 'refused' };

/** What a stream is asked by, sent again as it then stands after every reconnection. */
export interface StreamRequest extends SubscribePayload {
  variables: Record<string, unknown>;
}

export interface StreamSink {
  next(result: unknown): void;
  /** A close event of the socket, an error event, or the errors of a GraphQL answer. */
  error(reason: unknown): void;
  complete(): void;
}

const PING_MS = 12_000;
const PONG_WITHIN_MS = 6_000;
/** Long enough that changing the page or asking the next question finds the socket open. */
const IDLE_CLOSE_MS = 20_000;
const ACK_WITHIN_MS = 10_000;

const UNAUTHORIZED = 4401;
const FORBIDDEN = 4403;

export const isRefusal = (event: unknown) => [UNAUTHORIZED, FORBIDDEN].includes(closeCode(event) ?? 0);

export function closeCode(event: unknown): number | null {
  const code = (event as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? code : null;
}

/** The one socket of an identity: opened by the first stream, kept for all, reconnected for ever. */
export class LiveConnection {
  private current: ConnectionState = { phase: 'idle' };
  private readonly listeners = new Set<() => void>();
  private readonly lossListeners = new Set<() => void>();
  private readonly client: Client;
  private streams = 0;
  /** Lost since it was last open, other than by being left unused. */
  private wasLost = false;
  private readonly wakers = new Set<() => void>();
  private pongTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(params: () => Record<string, string>) {
    this.client = createClient({
      url: () => `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`,
      connectionParams: params,
      lazyCloseTimeout: IDLE_CLOSE_MS,
      connectionAckWaitTimeout: ACK_WITHIN_MS,
      keepAlive: PING_MS,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: (event) => !isRefusal(event),
      retryWait: (failedAttempts) => this.waitBeforeRetry(failedAttempts),
      on: {
        connecting: () => this.change({ phase: 'connecting', attempt: this.attempt() }),
        connected: () => this.noteOpen(),
        closed: (event) => this.noteClosed(event),
        // A socket over a network that went away stays silent, so silence counts as loss.
        ping: (received) => {
          if (!received) this.pongTimer = setTimeout(() => this.client.terminate(), PONG_WITHIN_MS);
        },
        pong: (received) => {
          if (received) clearTimeout(this.pongTimer);
        },
      },
    });
  }

  readonly state = (): ConnectionState => this.current;

  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Calls back whenever the socket is lost or can't be opened. */
  onLoss(listener: () => void): () => void {
    this.lossListeners.add(listener);
    return () => this.lossListeners.delete(listener);
  }

  subscribe(request: StreamRequest, sink: StreamSink): () => void {
    this.streams++;
    const stop = this.client.subscribe(request, sink as never);
    let isStopped = false;
    return () => {
      if (isStopped) return;
      isStopped = true;
      stop();
      this.streams--;
      if (this.streams === 0 && this.current.phase !== 'open') this.change({ phase: 'idle' });
    };
  }

  /** Resolves when it is time for the next attempt: after a growing delay, or when somebody can't wait. */
  async waitBeforeRetry(failedAttempts: number): Promise<void> {
    const delayMs = reconnectDelayMs(failedAttempts, Math.random());
    // A single stream may have to wait while the others go on.
    if (this.current.phase !== 'open')
      this.change({ phase: 'waiting', attempt: failedAttempts + 1, retryAt: Date.now() + delayMs });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => wake(), delayMs);
      const wake = () => {
        clearTimeout(timer);
        window.removeEventListener('online', wake);
        this.wakers.delete(wake);
        resolve();
      };
      window.addEventListener('online', wake);
      this.wakers.add(wake);
    });
  }

  readonly retryNow = (): void => {
    for (const wake of [...this.wakers]) wake();
  };

  close(): void {
    clearTimeout(this.pongTimer);
    // Rejects when an attempt to connect is under way, which is what closing means to stop.
    Promise.resolve(this.client.dispose()).catch(() => undefined);
  }

  private attempt(): number {
    return this.current.phase === 'waiting' ? this.current.attempt : 0;
  }

  private noteOpen(): void {
    const restored = this.wasLost;
    this.wasLost = false;
    this.change({ phase: 'open', restored });
  }

  private noteClosed(event: unknown): void {
    clearTimeout(this.pongTimer);
    const isUnused = this.streams === 0 && closeCode(event) === 1000;
    this.wasLost ||= !isUnused;
    if (isRefusal(event)) this.change({ phase: 'refused' });
    else if (this.streams === 0) this.change({ phase: 'idle' });
    else if (this.current.phase === 'open') this.change({ phase: 'connecting', attempt: 1 });
    for (const listener of [...this.lossListeners]) listener();
  }

  private change(next: ConnectionState): void {
    this.current = next;
    for (const listener of [...this.listeners]) listener();
  }
}
