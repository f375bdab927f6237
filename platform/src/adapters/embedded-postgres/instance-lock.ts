import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartupError } from '../../errors/startup-error.js';
import { processLife } from './processes.js';

/** Holds a lock file until `release` or the end of the process, however it ends. */
export interface InstanceLock {
  release(): void;
}

interface Owner {
  pid: number;
  life: string;
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function isAlive(owner: Owner | undefined): owner is Owner {
  return owner !== undefined && processLife(owner.pid) === owner.life;
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}

/** Linking a finished file makes the lock appear with its content in one step. */
function claim(file: string, owner: Owner): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(owner));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a stale lock away; gives it back when another starter had replaced it in between. */
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (isAlive(readOwner(aside))) linkSync(aside, file);
  rmSync(aside, { force: true });
}

/** Pid of the living process that holds the lock `file`; undefined where there is none or it was left by a crash. */
export function findHolder(file: string): number | undefined {
  const owner = readOwner(file);
  return isAlive(owner) ? owner.pid : undefined;
}

/**
 * Takes the lock `file`; its folder is made when missing. A lock left by a killed process or by a pid that now
 * belongs to somebody else is taken over. Throws StartupError when a living process holds it.
 */
export function acquireInstanceLock(file: string): InstanceLock {
  mkdirSync(dirname(file), { recursive: true });
  const life = processLife(process.pid) ?? '';
  while (!claim(file, { pid: process.pid, life })) {
    const holder = findHolder(file);
    if (holder !== undefined) {
      throw new StartupError(
        `Luna läuft mit diesem Datenordner bereits (Prozess ${holder}): ${dirname(file)}\n` +
          'Beenden Sie zuerst die laufende Instanz oder wählen Sie mit LUNA_DATA_DIR einen anderen Ordner.',
      );
    }
    removeStale(file);
  }
  return { release: () => rmSync(file, { force: true }) };
}
