import type { Observable, Subscription } from 'rxjs';
import type { LiveConnection } from './live-connection';
import { RequestFault } from './request-fault';

interface Following<Event> {
  /** Asks for the stream from where it now stands. */
  subscribe(): Observable<Event>;
  onEvent(event: Event): void;
  /** The stream can't be had, and asking again would change nothing. */
  onFault(fault: RequestFault): void;
  /** The stream has said everything. */
  isOver?(): boolean;
}

/** Faults that pass by themselves. */
const PASSING = new Set(['NETWORK', 'UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED', 'INTERNAL']);

/**
 * Follows an endless stream until the returned function is called. A lost socket is taken up again below; this
 * covers the rest: a server that ends its streams before it stops, and faults that pass.
 */
export function staySubscribed<Event>(connection: LiveConnection, following: Following<Event>): () => void {
  let isStopped = false;
  let failures = 0;
  let subscription: Subscription | null = null;
  const again = async () => {
    if (isStopped || following.isOver?.()) return;
    await connection.waitBeforeRetry(failures++);
    if (!isStopped) start();
  };
  const start = () => {
    subscription = following.subscribe().subscribe({
      next(event) {
        failures = 0;
        following.onEvent(event);
      },
      error(reason: unknown) {
        const fault = reason instanceof RequestFault ? reason : RequestFault.client('NETWORK');
        if (PASSING.has(fault.code)) void again();
        else following.onFault(fault);
      },
      complete: () => void again(),
    });
  };
  start();
  return () => {
    isStopped = true;
    subscription?.unsubscribe();
  };
}
