import type { ChildProcess } from 'node:child_process';
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
import { launchPostmaster, stopPostmaster } from './postmaster.js';
import { chooseSite } from './relocate.js';

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
  /** Of the server process. */
  pid: number;
  /** Ends after the checkpoint; may be called more than once. */
  stop(): Promise<void>;
}

function makeRuntimeDir(): string {
  const candidate = mkdtempSync(join(tmpdir(), 'luna-pg-'));
  if (candidate.length <= SOCKET_DIR_MAX) return candidate;
  rmSync(candidate, { recursive: true });
  return mkdtempSync('/tmp/luna-pg-');
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

async function launch(dataDir: string, runtimeDir: string, options: EmbeddedPostgresOptions) {
  const installed = findNativePostgres();
  makeExecutable(installed);
  const native = linkLibraries(installed, join(runtimeDir, 'lib'));
  const site = chooseSite(dataDir, native);
  giveTo(site.account, runtimeDir);
  await clearPostmasterLock(site.dataDir);
  ensureCluster(site);
  return launchPostmaster(site, runtimeDir, options.settings ?? {}, options.log);
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
 * which hands over to another account, and as any user. A server left by a killed Luna is stopped first, and the
 * kernel stops this one when Luna dies (Linux). Throws StartupError with a German message when it cannot run,
 * also when another Luna uses the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  const dataDir = prepareParent(options.dataDir);
  const lock = acquireInstanceLock(`${dataDir}.lock`);
  const runtimeDir = makeRuntimeDir();
  const cleanUp = () => {
    rmSync(runtimeDir, { recursive: true, force: true });
    lock.release();
  };
  let server: ChildProcess | undefined;
  try {
    server = await launch(dataDir, runtimeDir, options);
    const url = await ensureDatabase(runtimeDir);
    return { url, pid: server.pid ?? 0, stop: stopOnce(server, cleanUp, log) };
  } catch (error) {
    if (server) await stopPostmaster(server);
    cleanUp();
    throw error;
  }
}

function stopOnce(server: ChildProcess, cleanUp: () => void, log: Log): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  server.once('exit', (code, signal) => {
    if (!stopping) log.error({ code, signal }, 'the embedded PostgreSQL ended unexpectedly');
  });
  return () => {
    stopping ??= stopPostmaster(server).finally(cleanUp);
    return stopping;
  };
}
