import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartupError } from '../../errors/startup-error.js';
import { commandAs, endWithParent, giveTo } from './account.js';
import { commandLine, processLife, waitUntilGone } from './processes.js';
import type { Site } from './relocate.js';

/** Longest time an orphaned server gets to write its checkpoint. */
const ORPHAN_STOP_MS = 60_000;

const INITDB = [
  '--username=postgres',
  // Only the owner of the private socket folder gets this far.
  '--auth=trust',
  '--encoding=UTF8',
  // The built-in locale depends neither on the system's locales nor on the bundled ICU.
  '--locale-provider=builtin',
  '--locale=C.UTF-8',
];

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function removeDrafts(dataDir: string): void {
  const parent = dirname(dataDir);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(dataDir)}.tmp-`)) {
      // Where the kernel did not stop a killed Luna's initdb, it may still be writing.
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 20 });
    }
  }
}

/**
 * Makes the cluster where there is none. A killed initdb leaves a folder PostgreSQL does not start from, so it works
 * on a draft that takes its name only when complete. The caller holds the instance lock.
 */
export function ensureCluster({ dataDir, native, account }: Site): void {
  removeDrafts(dataDir);
  if (existsSync(dataDir)) return;
  const draft = `${dataDir}.tmp-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  giveTo(account, draft);
  const initdb = [...endWithParent('KILL'), join(native.folder, 'bin', 'initdb'), ...INITDB, '-D', draft];
  const run = commandAs(account, initdb, native);
  const { status, stderr, error } = spawnSync(run.program, run.args, { ...run.options, encoding: 'utf8' });
  if (status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new StartupError(
      `Die Datenbank ließ sich in ${dataDir} nicht anlegen. Prüfen Sie freien Platz und Schreibrechte.\n` +
        `Meldung von initdb: ${stderr?.trim() || error?.message}`,
    );
  }
  renameSync(draft, dataDir);
  syncFolder(dirname(dataDir));
}

/**
 * Clears what a killed Luna left behind. A server still running on `dataDir` is stopped cleanly; the caller holds the
 * instance lock, so it is an orphan. Otherwise the lock file gets our own pid: PostgreSQL takes its parent's pid for
 * stale, also where the old pid is a zombie or somebody else by now, and still checks that no old backend is writing,
 * which it would not do if the file were removed.
 */
export async function clearPostmasterLock(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [pidLine = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  const pid = Number.parseInt(pidLine, 10);
  if (!(pid > 0)) {
    rmSync(file);
    return;
  }
  const runs = processLife(pid) !== undefined && commandLine(pid).includes(`-D ${dataDir} `);
  if (!runs) {
    writeFileSync(file, [process.pid, ...rest].join('\n'));
    return;
  }
  process.kill(pid, 'SIGINT');
  if (!(await waitUntilGone(pid, ORPHAN_STOP_MS))) {
    throw new StartupError(
      `Eine Datenbank eines früheren Laufs (Prozess ${pid}) beendet sich nicht. ` +
        'Beenden Sie diesen Prozess und starten Sie Luna dann erneut.',
    );
  }
}
