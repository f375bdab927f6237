import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ChildServer extends AsyncDisposable {
  url: string;
  pid: number;
}

/** Starts a file, ours in TypeScript or a peer's in JavaScript, in a Node process of its own; the first line it prints is its address. */
export async function startChild(file: URL, args: string[]): Promise<ChildServer> {
  const ours = file.pathname.endsWith('.ts') ? ['--conditions=source', '--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...ours, file.pathname, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = new Promise<never>((_, reject) =>
    child.once('exit', (code) => reject(new Error(`${file.pathname} ${args[0]} ended with ${code}`))),
  );
  ended.catch(() => undefined);
  const lines = createInterface({ input: child.stdout });
  const firstLine = new Promise<string>((resolve) => lines.once('line', resolve));
  const url = await Promise.race([firstLine, ended]);
  return {
    url,
    pid: child.pid ?? 0,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended.catch(() => undefined);
    },
  };
}
