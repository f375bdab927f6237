import { type SpawnOptions, spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartupError } from '../../errors/startup-error.js';
import type { NativePostgres } from './native-package.js';

/** Under whose rights PostgreSQL runs. It refuses to run as root, so root hands over to somebody else. */
export interface Account {
  /** Undefined: the account of this process. */
  user: { uid: number; gid: number } | undefined;
  /** Program and arguments put in front of every command. */
  wrapper: readonly string[];
}

const CURRENT: Account = { user: undefined, wrapper: [] };

function passwdEntry(matches: (fields: string[]) => boolean): { uid: number; gid: number } | undefined {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(matches);
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/**
 * Root inside a user name space, where it appears as `nobody`: PostgreSQL accepts it, and it still may enter
 * folders that only root may enter.
 */
function rootInDisguise(nobody: { uid: number; gid: number }): Account {
  return {
    user: undefined,
    wrapper: ['unshare', '-U', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`],
  };
}

/** What to spawn so that `command` (a program and its arguments) runs under `account`. */
export function commandAs(account: Account, command: readonly string[], native: NativePostgres) {
  const [program = '', ...args] = [...account.wrapper, ...command];
  const options = {
    ...account.user,
    // The account may not be allowed to enter our working folder.
    cwd: '/',
    env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC', ...native.env },
  } satisfies SpawnOptions;
  return { program, args, options };
}

/**
 * Words to put in front of a command so that the kernel sends it `signal` when this process dies, even by SIGKILL;
 * none where util-linux is missing.
 */
export function endWithParent(signal: 'INT' | 'KILL'): string[] {
  const words = ['--pdeathsig', signal];
  const probe = spawnSync('setpriv', [...words, 'true'], { stdio: 'ignore' });
  return probe.status === 0 ? ['setpriv', ...words] : [];
}

/** Gives `folder` to the account, where that is somebody else. */
export function giveTo(account: Account, folder: string): void {
  if (account.user) chownSync(folder, account.user.uid, account.user.gid);
}

export function existingParent(folder: string): string {
  const parent = dirname(folder);
  return existsSync(parent) ? parent : existingParent(parent);
}

function canUse(account: Account, folder: string, native: NativePostgres): boolean {
  const postgres = join(native.folder, 'bin', 'postgres');
  const run = commandAs(account, ['/bin/sh', '-c', 'cd "$0" && test -x "$1"', folder, postgres], native);
  return spawnSync(run.program, run.args, { ...run.options, stdio: 'ignore' }).status === 0;
}

function candidates(dataDir: string): Account[] {
  const nobody = passwdEntry(([name]) => name === 'nobody');
  const disguised = nobody ? [rootInDisguise(nobody)] : [];
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    return uid === 0 ? disguised : [{ user: { uid, gid }, wrapper: [] }];
  }
  const ownerUid = statSync(existingParent(dataDir)).uid;
  const owner = ownerUid === 0 ? undefined : passwdEntry((fields) => Number(fields[2]) === ownerUid);
  const users = [nobody, owner].filter((user) => user !== undefined);
  return [...users.map((user) => ({ user, wrapper: [] })), ...disguised];
}

/**
 * The account that may run `native` on `dataDir`, which need not exist yet; undefined when nobody may, because the
 * folders lie where no account but root may enter. Throws StartupError when the data belong to somebody else.
 */
export function chooseAccount(dataDir: string, native: NativePostgres): Account | undefined {
  const uid = process.getuid?.();
  if (uid !== 0) {
    if (existsSync(dataDir) && uid !== undefined && statSync(dataDir).uid !== uid) {
      throw new StartupError(
        `Der Datenordner ${dataDir} gehört einem anderen Benutzer.\n` +
          'Starten Sie Luna wieder wie beim ersten Mal (zum Beispiel mit sudo) oder übernehmen Sie den Ordner mit ' +
          `\`sudo chown -R $(id -u):$(id -g) ${dataDir}\`.`,
      );
    }
    return CURRENT;
  }
  const folder = existsSync(dataDir) ? dataDir : existingParent(dataDir);
  return candidates(dataDir).find((account) => canUse(account, folder, native));
}
