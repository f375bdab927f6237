import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { environmentWith } from '@luna/platform/config/load';
import type { Log } from '@luna/platform/log/log';

const MAIN = fileURLToPath(new URL('../service-main.js', import.meta.url));

/** Pause before the first restart; doubled with each that follows soon. */
const RESTART_FIRST_MS = 250;
const RESTART_MAX_MS = 10_000;
/** A process that worked for as long starts over with short pauses. */
const STEADY_MS = 30_000;
/** Starts that fail before a process was ever ready; then it will not work by itself. */
const TRIES_MAX = 3;

export interface ServiceProcessOptions {
  name: string;
  variables: Record<string, string>;
  log: Log;
}

/** One process of Luna, started again whenever it ends unasked. */
export class ServiceProcess {
  readonly name: string;
  private child: ChildProcess | null = null;
  private isStopping = false;
  private readonly halted = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: ServiceProcessOptions) {
    this.name = options.name;
  }

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Resolves when the process is ready for the first time; rejects if it never gets there. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.running = this.keepRunning(resolve, reject);
    });
  }

  /** Ends the process in order and does not start it again. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.halted.abort();
    this.child?.kill('SIGTERM');
    await this.running;
  }

  private async keepRunning(onReady: () => void, onNever: (error: Error) => void): Promise<void> {
    const { log } = this.options;
    let pauseMs = RESTART_FIRST_MS;
    let wasReady = false;
    for (let tries = 1; !this.isStopping; tries += 1) {
      const startedAt = performance.now();
      const code = await this.runOnce(() => {
        wasReady = true;
        onReady();
      });
      if (this.isStopping) break;
      if (!wasReady && tries === TRIES_MAX)
        return onNever(new Error(`The process ${this.name} does not start.`));
      if (performance.now() - startedAt > STEADY_MS) pauseMs = RESTART_FIRST_MS;
      log.error({ process: this.name, code, pauseMs }, 'a process ended unexpectedly, starting it again');
      await delay(pauseMs, undefined, { signal: this.halted.signal }).catch(() => undefined);
      pauseMs = Math.min(RESTART_MAX_MS, pauseMs * 2);
    }
    onNever(new Error(`The process ${this.name} was stopped before it was ready.`));
  }

  /** Exit code or signal of one life. */
  private async runOnce(onReady: () => void): Promise<number | string | null> {
    const child = fork(MAIN, [this.name], {
      env: environmentWith(this.options.variables),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child = child;
    child.once('message', onReady);
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    this.child = null;
    return signal ?? code;
  }
}
