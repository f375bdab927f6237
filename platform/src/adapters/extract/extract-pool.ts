import type { ExtractedDocument } from '../../ports/text-extractor.js';
import { documentFault } from './extract-faults.js';
import type { FenceLimits } from './extract-fence.js';
import { ChildCrash, ExtractProcess } from './extract-process.js';
import type { ExtractOrder } from './extract-protocol.type.js';

/** An idle child gives its memory back after this time. */
const IDLE_MS = 60_000;

/** At most `concurrency` files at a time, each in a child of its own; the others wait in order. */
export class ExtractPool {
  private readonly idle: ExtractProcess[] = [];
  private readonly busy = new Set<ExtractProcess>();
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private idleTimer: NodeJS.Timeout | undefined;
  private readonly closed = new AbortController();
  private startFailed = false;

  constructor(
    private readonly limits: FenceLimits,
    private readonly concurrency: number,
  ) {}

  /** False if the last child that was needed could not be started. */
  get canStart(): boolean {
    return !this.startFailed;
  }

  /** Throws the LunaError of the file, UNAVAILABLE if no child can be started, or the reason of `signal`. */
  async read(order: ExtractOrder, signal: AbortSignal): Promise<ExtractedDocument> {
    const stop = AbortSignal.any([signal, this.closed.signal]);
    await this.enter(stop);
    try {
      return await this.readFenced(order, stop);
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
      this.dismissLater();
    }
  }

  /** Ends all children; files in work are given up. */
  close(reason: Error): void {
    clearTimeout(this.idleTimer);
    this.closed.abort(reason);
    for (const process of [...this.idle.splice(0), ...this.busy]) process.kill();
  }

  /** A crash is the fault of the file only if a child that read nothing else dies of it too. */
  private async readFenced(order: ExtractOrder, signal: AbortSignal): Promise<ExtractedDocument> {
    const process = this.takeProcess();
    this.busy.add(process);
    try {
      return await process.read(order, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ChildCrash)) throw error;
      if (process.isFresh) throw documentFault('DOCUMENT_TOO_COMPLEX', error);
    } finally {
      this.startFailed = !process.hasStarted;
      this.busy.delete(process);
      if (process.isReusable && !this.closed.signal.aborted) this.idle.push(process);
      else process.kill();
    }
    return this.readFenced(order, signal);
  }

  /** An idle child may have died meanwhile, for example because the machine ran out of memory. */
  private takeProcess(): ExtractProcess {
    let process = this.idle.pop();
    while (process && !process.isReusable) process = this.idle.pop();
    return process ?? new ExtractProcess(this.limits);
  }

  private async enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (this.running >= this.concurrency) await this.turn(signal);
    this.running += 1;
  }

  private turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        const place = this.waiting.indexOf(proceed);
        if (place >= 0) this.waiting.splice(place, 1);
        reject(signal.reason);
      };
      const proceed = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.push(proceed);
    });
  }

  private dismissLater(): void {
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => {
      for (const process of this.idle.splice(0)) process.kill();
    }, IDLE_MS).unref();
  }
}
