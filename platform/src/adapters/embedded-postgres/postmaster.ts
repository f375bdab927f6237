import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { StartupError } from '../../errors/startup-error.js';
import type { Log } from '../../log/log.js';
import { commandAs, endWithParent } from './account.js';
import type { Site } from './relocate.js';

/** Longest crash recovery that is waited for. */
const READY_MS = 300_000;
/** Backends of a killed server need a moment to notice and to leave the shared memory. */
const BACKENDS_LEAVE_MS = 20_000;
const STOP_MS = 30_000;

const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  max_connections: '60',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  fsync: 'on',
  // Errors reach the client anyway; in the server's log they would carry values and statement texts.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

function serverArguments(site: Site, socketDir: string, settings: Record<string, string>): string[] {
  const all = { ...SETTINGS, unix_socket_directories: socketDir, ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', site.dataDir, ...flags];
}

function spawnServer(site: Site, args: string[]): ChildProcess {
  const postgres = join(site.native.folder, 'bin', 'postgres');
  const run = commandAs(site.account, [...endWithParent('INT'), postgres, ...args], site.native);
  // An own process group: Ctrl-C must reach Luna alone, which stops the database last.
  return spawn(run.program, run.args, {
    ...run.options,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Resolves with undefined once the server takes connections, with its last words when it ends before. */
function untilReady(child: ChildProcess, log: Log): Promise<string | undefined> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const slow = setTimeout(() => child.kill('SIGINT'), READY_MS);
    const settle = (lastWords: string | undefined) => {
      clearTimeout(slow);
      resolve(lastWords);
    };
    child.once('error', (error) => settle(error.message));
    child.once('close', () => settle(lines.join('\n')));
    if (!child.stderr) return;
    createInterface({ input: child.stderr }).on('line', (line) => {
      log.debug({ line }, 'postgres');
      if (lines.length < 50) lines.push(line);
      if (line.includes('database system is ready to accept connections')) settle(undefined);
    });
  });
}

/** Starts the server and resolves when it takes connections on `<socketDir>/.s.PGSQL.5432`. */
export async function launchPostmaster(
  site: Site,
  socketDir: string,
  settings: Record<string, string>,
  log: Log,
): Promise<ChildProcess> {
  const args = serverArguments(site, socketDir, settings);
  const end = Date.now() + BACKENDS_LEAVE_MS;
  for (;;) {
    const child = spawnServer(site, args);
    const lastWords = await untilReady(child, log);
    if (lastWords === undefined) return child;
    if (!lastWords.includes('shared memory block') || Date.now() > end) {
      throw new StartupError(
        `Die eingebettete Datenbank startet nicht. Meldung von PostgreSQL:\n${lastWords}`,
      );
    }
    await delay(100);
  }
}

/** Fast shutdown: open transactions are rolled back, a checkpoint is written. Resolves when the process is gone. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  // The write-ahead log makes an immediate stop safe; the next start replays it.
  const impatient = setTimeout(() => child.kill('SIGQUIT'), STOP_MS);
  await gone;
  clearTimeout(impatient);
}
