import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { StartupError } from '../../errors/startup-error.js';
import type { Log } from '../../log/log.js';
import { giveTo } from './account.js';
import { clearPostmasterLock, ensureCluster } from './cluster-folder.js';
import { acquireInstanceLock } from './instance-lock.js';
import { findNativePostgres, linkLibraries, makeExecutable } from './native-package.js';
import { launchPostmaster } from './postmaster.js';
import { chooseSite } from './relocate.js';
import { type SupervisedServer, supervise } from './supervise.js';

const DATABASE = 'luna';
/** The address of a Unix socket holds 104 bytes on macOS, and `/.s.PGSQL.5432` is part of it. */
const SOCKET_DIR_MAX = 88;

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster; made at the first start. */
  dataDir: string;
  log: Log;
  /** Further server settings, e.g. `{ fsync: 'off' }` for a database of tests. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** `postgresql:///luna?host=<socket folder>&user=postgres` */
  url: string;
  /** Of the server process that runs now. */
  readonly pid: number;
  /** Ends after the checkpoint; may be called more than once. */
  stop(): Promise<void>;
}

/** Named after the cluster, so that what a killed Luna left is replaced instead of piling up. */
function makeRuntimeDir(dataDir: string): string {
  const name = `luna-pg-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const parent = tmpdir().length + 1 + name.length <= SOCKET_DIR_MAX ? tmpdir() : '/tmp';
  const folder = join(parent, name);
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  } catch {
    // Somebody else's, who may have made it on purpose.
    return mkdtempSync(join(parent, 'luna-pg-'));
  }
}

function socketUrl(runtimeDir: string, database: string): string {
  return `postgresql:///${database}?host=${encodeURIComponent(runtimeDir)}&user=postgres`;
}

async function ensureDatabase(runtimeDir: string): Promise<string> {
  const client = new pg.Client({ connectionString: socketUrl(runtimeDir, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
  return socketUrl(runtimeDir, DATABASE);
}

/** Starts a server on the cluster; called again when it ends unasked. */
type Launch = () => Promise<ChildProcess>;

function prepare(dataDir: string, runtimeDir: string, { settings, log }: EmbeddedPostgresOptions): Launch {
  const installed = findNativePostgres();
  makeExecutable(installed);
  const native = linkLibraries(installed, join(runtimeDir, 'lib'));
  const site = chooseSite(dataDir, native);
  if (site.dataDir !== dataDir) log.warn({ dataDir, place: site.dataDir }, 'the database lives elsewhere');
  giveTo(site.account, runtimeDir);
  ensureCluster(site);
  return async () => {
    await clearPostmasterLock(site.dataDir);
    return launchPostmaster(site, runtimeDir, settings ?? {}, log);
  };
}

function prepareParent(dataDir: string): string {
  if (process.platform === 'win32') {
    throw new StartupError(
      'Die eingebettete Datenbank läuft unter Linux und macOS. Starten Sie Luna unter Windows in WSL ' +
        'oder nennen Sie mit DATABASE_URL eine eigene PostgreSQL.',
    );
  }
  const parent = dirname(resolve(dataDir));
  mkdirSync(parent, { recursive: true });
  return join(realpathSync(parent), basename(dataDir));
}

/**
 * Starts the native PostgreSQL on `dataDir`, on a private Unix socket, and makes the database `luna`. Works as root,
 * which hands over to another account, and as any user. A server left by a killed Luna is stopped first; one that
 * ends by itself is started again on the same socket; on Linux the kernel stops it when Luna dies.
 * Throws StartupError with a German message when it cannot run, also when another Luna uses the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  const dataDir = prepareParent(options.dataDir);
  const lock = acquireInstanceLock(`${dataDir}.lock`);
  const runtimeDir = makeRuntimeDir(dataDir);
  const cleanUp = () => {
    rmSync(runtimeDir, { recursive: true, force: true });
    lock.release();
  };
  let server: SupervisedServer | undefined;
  try {
    const launch = prepare(dataDir, runtimeDir, options);
    server = supervise(await launch(), launch, log);
    return running(server, await ensureDatabase(runtimeDir), cleanUp);
  } catch (error) {
    await server?.stop();
    cleanUp();
    throw error;
  }
}

function running(server: SupervisedServer, url: string, cleanUp: () => void): EmbeddedPostgres {
  let stopped: Promise<void> | undefined;
  return {
    url,
    get pid() {
      return server.pid;
    },
    stop: () => {
      stopped ??= server.stop().finally(cleanUp);
      return stopped;
    },
  };
}
