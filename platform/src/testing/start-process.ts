import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A real process of its own, to be killed in the middle of its work. */
export interface StartedProcess extends AsyncDisposable {
  /** The next line it prints; throws if it ends before. */
  line(): Promise<string>;
  /** Ends it the hard way (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>;
}

/** Runs a TypeScript file with arguments; its errors go to ours. */
export function startProcess(file: URL, args: string[]): StartedProcess {
  const command = ['--conditions=source', '--import', 'tsx', fileURLToPath(file), ...args];
  const child: ChildProcess = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (!child.stdout) throw new Error('The process has no output.');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    line: async () => {
      const next = await lines.next();
      if (next.done) throw new Error('The process ended without a word.');
      return next.value;
    },
    kill,
    [Symbol.asyncDispose]: kill,
  };
}
