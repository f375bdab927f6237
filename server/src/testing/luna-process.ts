import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compositionUnderTest } from './composition.js';

const PROGRAMS = { all: 'main.js', services: 'services-main.js' };
const START_TIMEOUT_MS = 60_000;

export const ADMIN_KEY = 'process-admin-key-0123456789';

/** A Luna as `npm start` or `npm run start:services` runs it: built, apart from this process, on the embedded database. */
export interface LunaProcess {
  url: string;
  /** Everything it wrote to the terminal. */
  output(): string;
  kill(signal: 'SIGKILL' | 'SIGINT'): Promise<number | null>;
}

export interface DataFolder extends Disposable {
  path: string;
}

export function makeDataFolder(): DataFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'luna-process-'));
  // As root the database runs under another account, which must be able to enter.
  chmodSync(folder, 0o711);
  return {
    path: path.join(folder, 'data'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts it and waits until it says where to click; rejects with its output if it ends before. */
export async function startProcess(
  dataDir: string,
  variables: Record<string, string> = {},
  nodeArgs: string[] = [],
): Promise<LunaProcess> {
  const program = new URL(`../../dist/${PROGRAMS[compositionUnderTest()]}`, import.meta.url);
  const child = spawn(process.execPath, [...nodeArgs, fileURLToPath(program)], {
    cwd: tmpdir(),
    env: {
      PATH: process.env.PATH,
      LUNA_DATA_DIR: dataDir,
      API_PORT: '0',
      ADMIN_API_KEY: ADMIN_KEY,
      LUNA_DEMO: 'false',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise<string>((resolve) => {
    const collect = (data: Buffer) => {
      output += data;
      const url = /Luna fragen\s+(http:\S+?)\/\s/.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
  });
  const url = await Promise.race([ready, failure(child, () => output)]);
  return {
    url,
    output: () => output,
    kill: async (signal) => {
      const ended = once(child, 'exit');
      child.kill(signal);
      return (await ended)[0] as number | null;
    },
  };
}

async function failure(child: ChildProcess, output: () => string): Promise<never> {
  const timer = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  child.stdout?.once('data', () => clearTimeout(timer));
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  throw new Error(`Luna ended with ${code}:\n${output()}`);
}
