import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { LunaError } from '../../errors/luna-error.js';
import { faultOf, TransportFault } from './transport-fault.js';

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Wait {
  /** Gives up when it aborts; the promise then rejects with its reason. */
  signal: AbortSignal;
  timeoutMs: number;
  responseMaxBytes: number;
}

/**
 * One POST. Rejects with TransportFault where no whole answer came. undici's lowest level, because everything above
 * it makes a stream of each answer, which costs as much again.
 */
export function postJson(
  dispatcher: Dispatcher,
  path: string,
  headers: string[],
  body: string,
  wait: Wait,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const collector = new AnswerCollector(wait, resolve, reject);
    try {
      dispatcher.dispatch({ method: 'POST', path, headers, body }, collector);
    } catch (error) {
      collector.onResponseError(null, error as Error);
    }
  });
}

class AnswerCollector implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private readonly timer: NodeJS.Timeout;
  private isSettled = false;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private readonly parts: Buffer[] = [];
  private bytes = 0;

  constructor(
    private readonly wait: Wait,
    private readonly resolve: (answer: RawAnswer) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.timer = setTimeout(
      () => this.giveUp(new TransportFault('late', `no answer in ${wait.timeoutMs} ms`)),
      wait.timeoutMs,
    );
    wait.signal.addEventListener('abort', this.onAbort);
    if (wait.signal.aborted) this.onAbort();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Given up while it waited for a free connection.
    if (this.isSettled) controller.abort(new Error('given up'));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, part: Buffer): void {
    this.bytes += part.length;
    if (this.bytes > this.wait.responseMaxBytes) this.giveUp(tooLarge());
    else this.parts.push(part);
  }

  onResponseEnd(): void {
    if (!this.settle()) return;
    const [only] = this.parts;
    const whole = only && this.parts.length === 1 ? only : Buffer.concat(this.parts);
    this.resolve({ status: this.status, headers: this.headers, body: whole.toString() });
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error): void {
    if (this.settle()) this.reject(faultOf(error));
  }

  private readonly onAbort = (): void => this.giveUp(this.wait.signal.reason);

  private giveUp(reason: unknown): void {
    if (!this.settle()) return;
    this.reject(reason);
    this.controller?.abort(new Error('given up'));
  }

  private settle(): boolean {
    if (this.isSettled) return false;
    this.isSettled = true;
    clearTimeout(this.timer);
    this.wait.signal.removeEventListener('abort', this.onAbort);
    return true;
  }
}

export function tooLarge(): LunaError {
  return new LunaError(
    'PAYLOAD_TOO_LARGE',
    'Die Antwort ist zu groß. Bitte fragen Sie weniger auf einmal ab, z. B. einen kürzeren Zeitraum.',
  );
}
