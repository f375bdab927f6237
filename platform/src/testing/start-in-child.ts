import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A Node process running a TypeScript program of ours; its lines of output are read one by one. */
export interface Child {
  process: ChildProcess;
  lines: AsyncIterableIterator<string>;
  /** Sends SIGKILL and resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Runs `program` (`new URL('./x.ts', import.meta.url)`) with `args`, as another user or in another environment. */
export function startInChild(
  program: URL,
  args: string[],
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'env'> = {},
): Child {
  const node = ['--conditions=source', '--import', 'tsx', fileURLToPath(program), ...args];
  const child = spawn(process.execPath, node, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    process: child,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}
