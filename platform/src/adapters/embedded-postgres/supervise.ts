import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../log/log.js';
import { stopPostmaster } from './postmaster.js';

/** Keeps a server that fails at once from being started without a pause. */
const RESTART_PAUSE_MS = 500;

/** A server that comes back on the same socket when it ends by itself. */
export interface SupervisedServer {
  /** Of the process that runs now. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Restarts `server` by `relaunch` whenever it ends unasked; a restart that fails is logged and not repeated. */
export function supervise(
  server: ChildProcess,
  relaunch: () => Promise<ChildProcess>,
  log: Log,
): SupervisedServer {
  let current = server;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();

  const restart = async () => {
    await delay(RESTART_PAUSE_MS);
    if (stopping) return;
    current = await relaunch();
    watch();
    log.warn({ pid: current.pid }, 'the embedded PostgreSQL was restarted');
  };
  const watch = () => {
    current.once('exit', (code, signal) => {
      if (stopping) return;
      log.error({ code, signal }, 'the embedded PostgreSQL ended unexpectedly');
      restarting = restart().catch((error: unknown) => log.fatal({ err: error }, 'it does not start again'));
    });
  };

  watch();
  return {
    get pid() {
      return current.pid ?? 0;
    },
    stop: async () => {
      stopping = true;
      await restarting;
      await stopPostmaster(current);
    },
  };
}
