import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));

export const ADMIN_KEY = 'bench-admin-key-0123456789';

export interface RunningLuna {
  url: string;
  /** From the start of the process until it said where to click. */
  readyMs: number;
  /** Resident memory of the Node process now. */
  residentMb(): number;
  stop(): Promise<void>;
}

/** Luna as `npm start` runs it after the build, on the embedded defaults. */
export async function runLuna(dataDir: string): Promise<RunningLuna> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    cwd: tmpdir(),
    env: {
      ...process.env,
      LUNA_DATA_DIR: dataDir,
      API_PORT: '0',
      ADMIN_API_KEY: ADMIN_KEY,
      LUNA_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Luna ended with ${code}`)));
    child.stdout.on('data', (data) => {
      output += data;
      const found = /Luna fragen\s+(http:\S+?)\/\s/.exec(output)?.[1];
      if (found) resolve(found);
    });
  });
  return {
    url,
    readyMs: performance.now() - startedAt,
    residentMb: () =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) /
      1024,
    stop: async () => {
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}
