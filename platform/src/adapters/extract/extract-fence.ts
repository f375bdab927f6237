import type { ForkOptions } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface FenceLimits {
  /** Longest time one file may take. */
  timeoutMs: number;
  /** Memory of the whole child process. */
  memoryMb: number;
}

const SHELL = '/bin/sh';
/** CPU seconds after which a child is replaced; well before its CPU limit. */
export const MOST_CPU_SEC = 60;
/** The rest is for the file itself, for buffers outside the heap and for native code. */
const HEAP_SHARE = 0.6;
/** Garbage collection runs beside the main thread, so CPU time passes faster than wall time. */
const CPU_PER_WALL = 4;

/**
 * How a child is started so that it can harm nobody: own heap limit; on Linux also a limit on all its data (a heap
 * limit does not count buffers) and on its CPU time, so that an orphan in an endless loop dies by itself. No
 * environment, hence no secrets, and no output.
 */
export function fencedFork({ timeoutMs, memoryMb }: FenceLimits, module: string): ForkOptions {
  const node = [`--max-old-space-size=${Math.floor(memoryMb * HEAP_SHARE)}`];
  if (module.endsWith('.ts')) node.push('--import', import.meta.resolve('tsx'));
  const base: ForkOptions = {
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: node,
  };
  // An image without a shell has a memory limit of its own.
  if (process.platform !== 'linux' || !existsSync(SHELL)) return base;
  const cpuSec = MOST_CPU_SEC + Math.ceil((timeoutMs / 1000) * CPU_PER_WALL);
  const limits = `ulimit -c 0; ulimit -d ${memoryMb * 1024}; ulimit -t ${cpuSec}; exec "$0" "$@"`;
  return { ...base, execPath: SHELL, execArgv: ['-c', limits, process.execPath, ...node] };
}
