import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { LunaError } from '../../errors/luna-error.js';
import type { ExtractedDocument } from '../../ports/text-extractor.js';
import { documentFault } from './extract-faults.js';
import { type FenceLimits, fencedFork, MOST_CPU_SEC } from './extract-fence.js';
import type { ExtractOrder, ExtractReply, ExtractUsage } from './extract-protocol.type.js';

/** The child died while it read the file, without a word: out of memory or a fault in native code. */
export class ChildCrash extends Error {}

const CHILD = new URL(`./extract-child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
const MOST_FILES = 200;
const START_MS = 30_000;

/** A warm child process behind a fence. Reads one file at a time. */
export class ExtractProcess {
  private readonly child: ChildProcess;
  private readonly started: Promise<void>;
  private isStarted = false;
  private files = 0;
  private usage: ExtractUsage = { rssBytes: 0, cpuSec: 0 };

  constructor(private readonly limits: FenceLimits) {
    const module = fileURLToPath(CHILD);
    this.child = fork(module, fencedFork(limits, module));
    // Every wait listens for a failure itself; between two files nobody does, and that must not end this process.
    this.child.on('error', () => this.kill());
    this.started = this.start();
    this.started.catch(() => undefined);
  }

  /** False until the child has said that it can read. */
  get hasStarted(): boolean {
    return this.isStarted;
  }

  /** False once the child died or has used so much that a fresh one is the better choice. */
  get isReusable(): boolean {
    const { rssBytes, cpuSec } = this.usage;
    const isTired = rssBytes > (this.limits.memoryMb / 2) * 1024 * 1024 || cpuSec > MOST_CPU_SEC;
    const isAlive = this.child.connected && this.child.exitCode === null && this.child.signalCode === null;
    return isAlive && !this.child.killed && !isTired && this.files < MOST_FILES;
  }

  /** True if no other file was read before. */
  get isFresh(): boolean {
    return this.files <= 1;
  }

  /** Throws the LunaError of the file, ChildCrash, or the reason of `signal`; a child that was stopped is dead. */
  async read(order: ExtractOrder, signal: AbortSignal): Promise<ExtractedDocument> {
    this.files += 1;
    this.child.ref();
    this.child.channel?.ref();
    try {
      await this.started;
      signal.throwIfAborted();
      const reply = await this.ask(order, signal);
      this.usage = reply.usage;
      if ('document' in reply) return reply.document;
      const { code, message, detail } = reply.fault;
      throw new LunaError(code, message, detail ? { cause: new Error(detail) } : {});
    } finally {
      this.rest();
    }
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private async start(): Promise<void> {
    try {
      await this.reply(AbortSignal.timeout(START_MS));
      this.isStarted = true;
    } catch (cause) {
      const message = 'Dokumente können gerade nicht gelesen werden. Bitte versuchen Sie es später erneut.';
      throw new LunaError('UNAVAILABLE', message, { cause });
    }
  }

  private async ask(order: ExtractOrder, signal: AbortSignal): Promise<ExtractReply> {
    const tooLong = new AbortController();
    const timer = setTimeout(
      () => tooLong.abort(documentFault('DOCUMENT_TOO_COMPLEX')),
      this.limits.timeoutMs,
    );
    try {
      this.child.send(order, () => undefined);
      return (await this.reply(AbortSignal.any([signal, tooLong.signal]))) as ExtractReply;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The next message of the child; kills it when `stop` aborts and throws the reason. */
  private async reply(stop: AbortSignal): Promise<unknown> {
    const waiting = new AbortController();
    const options = { signal: waiting.signal };
    try {
      return await Promise.race([
        once(this.child, 'message', options).then(([message]) => message),
        once(this.child, 'exit', options).then(([, name]) => Promise.reject(new ChildCrash(String(name)))),
        once(stop, 'abort', options).then(() => Promise.reject(stop.reason)),
      ]);
    } catch (error) {
      this.kill();
      throw error;
    } finally {
      waiting.abort();
    }
  }

  /** A resting child keeps nobody's process alive. */
  private rest(): void {
    this.child.unref();
    this.child.channel?.unref();
  }
}
