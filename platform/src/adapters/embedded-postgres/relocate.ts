import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StartupError } from '../../errors/startup-error.js';
import { type Account, chooseAccount } from './account.js';
import type { NativePostgres } from './native-package.js';

/** Where the cluster lives and who runs which programs on it. */
export interface Site {
  dataDir: string;
  native: NativePostgres;
  account: Account;
}

/** Survives restarts and may be entered by every account. */
const SYSTEM_DATA = '/var/lib/luna-iems';

/** A strict umask of root would close what is made for another account. */
function openToAll(folder: string): void {
  spawnSync('chmod', ['-R', 'go+rX', folder]);
}

/** A copy beside the cluster that its account may enter; made anew for every version. */
function copyNative(native: NativePostgres, home: string): NativePostgres {
  const folder = join(home, `native-${native.version}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.tmp-${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(native.folder, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    renameSync(draft, folder);
  }
  return { ...native, folder };
}

/**
 * The way out for root in a folder that only root may enter, where user name spaces are forbidden too (containers):
 * programs and data move to the system's data folder, and `dataDir` becomes a link there.
 */
function relocate(dataDir: string, native: NativePostgres): Site | undefined {
  const real = existsSync(dataDir) ? realpathSync(dataDir) : join(SYSTEM_DATA, randomUUID(), 'postgres');
  if (!real.startsWith(`${SYSTEM_DATA}/`)) return undefined;
  if (!existsSync(dirname(real))) {
    mkdirSync(dirname(real), { recursive: true });
    for (const folder of [SYSTEM_DATA, dirname(real)]) chmodSync(folder, 0o755);
  }
  const copy = copyNative(native, dirname(real));
  const account = chooseAccount(real, copy);
  if (!account) return undefined;
  if (!existsSync(dataDir)) {
    // Left by a start that was killed before the cluster was made.
    rmSync(dataDir, { force: true });
    symlinkSync(real, dataDir);
  }
  return { dataDir: real, native: copy, account };
}

/** Finds a place and an account that fit together. Throws StartupError when there are none. */
export function chooseSite(dataDir: string, native: NativePostgres): Site {
  const account = chooseAccount(dataDir, native);
  const site = account ? { dataDir, native, account } : relocate(dataDir, native);
  if (site) return site;
  throw new StartupError(
    `PostgreSQL darf nicht als root laufen, und kein anderer Benutzer darf den Ordner ${dataDir} betreten.\n` +
      'Starten Sie Luna als gewöhnlicher Benutzer, legen Sie das Projekt in einen für alle lesbaren Ordner ' +
      '(zum Beispiel /opt/luna) oder nennen Sie mit DATABASE_URL eine eigene PostgreSQL.',
  );
}
