import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { TEST_ADMIN_KEY } from '@luna/server/testing/start-test-luna';

const SCRIPT = fileURLToPath(new URL('../../../scripts/luna.mjs', import.meta.url));

export interface CommandRun {
  /** Resolves once this stands in what it wrote on stderr. */
  says(text: string): Promise<void>;
  kill(signal: 'SIGINT' | 'SIGKILL'): void;
  /** Its exit code and all it wrote. */
  end: Promise<{ code: number | null; out: string; err: string }>;
}

/** `luna …` as a person calls it, in a process of its own, without a terminal. */
export function runLuna(url: string, args: string[], variables: Record<string, string> = {}): CommandRun {
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, LUNA_URL: url, ADMIN_API_KEY: TEST_ADMIN_KEY, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  const end = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return {
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (err.includes(text)) resolve();
        };
        child.stderr.on('data', look);
        child.once('close', () => reject(new Error(`It ended without saying „${text}“:\n${out}${err}`)));
        look();
      }),
    kill: (signal) => child.kill(signal),
    end,
  };
}
