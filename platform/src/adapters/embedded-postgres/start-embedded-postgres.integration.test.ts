import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StartupError } from '../../errors/startup-error.js';
import { createLog } from '../../log/log.js';
import { startInChild } from '../../testing/start-in-child.js';
import { processLife, waitUntilGone } from './processes.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';

const log = createLog({ level: 'silent' });
const victim = new URL('./acknowledging.process.ts', import.meta.url);

let folder: string;
let pristine: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luna-embedded-'));
  await chmod(folder, 0o711);
  pristine = join(folder, 'pristine');
  await (await startEmbeddedPostgres({ dataDir: pristine, log })).stop();
});
afterAll(() => rm(folder, { recursive: true }));

/** A cluster of its own, copied because initdb is the slow part. */
function clusterOf(name: string): string {
  const dataDir = join(folder, name);
  execFileSync('cp', ['-a', pristine, dataDir]);
  return dataDir;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(sql).finally(() => client.end());
  return rows;
}

/** Starts the victim and reads along until it has acknowledged row `rows`. */
async function startVictim(dataDir: string, rows: number, options?: Parameters<typeof startInChild>[2]) {
  const child = startInChild(victim, [dataDir], { env: { ...process.env, TMPDIR: folder }, ...options });
  const { value: first } = await child.lines.next();
  let last = 0;
  while (last < rows) last = Number((await child.lines.next()).value);
  return { child, serverPid: Number(String(first).slice('server '.length)), last };
}

test('kill -9 of Luna, alone or together with its server, loses no acknowledged row', async () => {
  const dataDir = clusterOf('killed');
  let acknowledged = 0;
  for (const serverToo of [false, true]) {
    const { child, serverPid, last } = await startVictim(dataDir, acknowledged + 100);
    if (serverToo) process.kill(serverPid, 'SIGKILL');
    await child.kill();
    acknowledged = last;
    // On Linux the kernel stops the server of a dead Luna; elsewhere the next start does.
    if (process.platform === 'linux') expect(await waitUntilGone(serverPid, 10_000)).toBe(true);
  }

  const server = await startEmbeddedPostgres({ dataDir, log });
  const count = `SELECT count(*)::int AS n FROM acknowledged WHERE n <= ${acknowledged}`;
  const [found] = await query(server.url, count);
  await server.stop();

  expect(found).toEqual({ n: acknowledged });
});

test('a first start killed inside initdb leaves nothing half made, and the next one succeeds', async () => {
  const parent = await mkdtemp(join(folder, 'half-'));
  await chmod(parent, 0o711);
  const dataDir = join(parent, 'data');
  const child = startInChild(victim, [dataDir], { env: { ...process.env, TMPDIR: parent } });
  const begun = join(`${dataDir}.tmp-${child.process.pid}`, 'global', 'pg_control');
  await expect.poll(() => existsSync(begun), { interval: 2, timeout: 20_000 }).toBe(true);
  await child.kill();

  expect(existsSync(dataDir)).toBe(false);
  const server = await startEmbeddedPostgres({ dataDir, log });
  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
  expect(await readdir(parent)).toContain('data');
  expect((await readdir(parent)).filter((name) => name.includes('tmp-'))).toEqual([]);
});

test('a second start on the same folder is refused by name of the first, which goes on', async () => {
  const dataDir = clusterOf('twice');
  const { child, last } = await startVictim(dataDir, 1);

  const second = startEmbeddedPostgres({ dataDir, log });

  await expect(second).rejects.toBeInstanceOf(StartupError);
  await expect(second).rejects.toThrow(`bereits (Prozess ${child.process.pid})`);
  expect(Number((await child.lines.next()).value)).toBe(last + 1);
  await child.kill();
});

test('a server whose Luna is gone is stopped cleanly before the next one starts', async () => {
  const dataDir = clusterOf('orphan');
  // Without setpriv on its path Luna cannot ask the kernel to stop the server with it.
  const { child, serverPid, last } = await startVictim(dataDir, 1, { env: { PATH: folder, TMPDIR: folder } });
  await child.kill();
  expect(processLife(serverPid)).toBeDefined();

  const server = await startEmbeddedPostgres({ dataDir, log });

  expect(processLife(serverPid)).toBeUndefined();
  const [found] = await query<{ n: number }>(server.url, 'SELECT count(*)::int AS n FROM acknowledged');
  expect(found?.n).toBeGreaterThanOrEqual(last);
  await server.stop();
});

test('a server that dies under a running Luna comes back at the same address with its rows', async () => {
  const server = await startEmbeddedPostgres({ dataDir: clusterOf('revived'), log });
  await query(server.url, 'CREATE TABLE kept AS SELECT 1 AS one');
  const first = server.pid;

  process.kill(first, 'SIGKILL');

  const rows = () => query(server.url, 'SELECT one FROM kept');
  await expect.poll(() => rows().catch(() => 'away'), { timeout: 20_000 }).toEqual([{ one: 1 }]);
  expect(server.pid).not.toBe(first);
  await server.stop();
});

test('a lock file that names a zombie or a foreign server does not stop the start', async () => {
  const foreign = await startEmbeddedPostgres({ dataDir: clusterOf('foreign'), log });
  const dataDir = clusterOf('stale');
  const { uid, gid } = await stat(dataDir);
  const owner = process.getuid?.() === 0 ? { uid, gid } : {};
  const parent = spawn('/bin/sh', ['-c', 'true & echo $!; exec sleep 60'], { ...owner, cwd: '/' });
  const [zombie] = await once(parent.stdout, 'data');
  const lockOf = async (pid: number) => {
    const lines = (await readFile(join(folder, 'foreign', 'postmaster.pid'), 'utf8')).split('\n');
    return [pid, dataDir, ...lines.slice(2)].join('\n');
  };

  for (const pid of [Number(zombie), foreign.pid]) {
    await writeFile(join(dataDir, 'postmaster.pid'), await lockOf(pid));
    const server = await startEmbeddedPostgres({ dataDir, log });
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
  }

  expect(await query(foreign.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await foreign.stop();
  parent.kill();
});

test('nobody but the owner of the folder reaches the socket, and nothing listens on the network', async () => {
  const server = await startEmbeddedPostgres({ dataDir: clusterOf('private'), log });
  const socketDir = new URL(server.url.replace('postgresql:', 'http://x')).searchParams.get('host') ?? '';

  expect((await stat(socketDir)).mode & 0o777).toBe(0o700);
  expect(await query(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
  expect(await query(server.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  await server.stop();
  expect(existsSync(socketDir)).toBe(false);
});

const asRoot = test.runIf(process.getuid?.() === 0);

asRoot('root runs it in a folder that only root may enter', async () => {
  const home = await mkdtemp(join(folder, 'root-'));
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'data', 'postgres'), log });

  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
});

asRoot('an ordinary user runs it in a home that only this user may enter', async () => {
  const user = { uid: 65_534, gid: 65_534 };
  const home = await mkdtemp(join(folder, 'user-'));
  await chown(home, user.uid, user.gid);
  const child = startInChild(victim, [join(home, 'data', 'postgres')], {
    ...user,
    env: { ...process.env, TMPDIR: home },
  });
  const [, first] = [await child.lines.next(), await child.lines.next()];
  await child.kill();

  expect(first.value).toBe('1');
});

asRoot('root runs it under the user whose home it lies in', async () => {
  const user = { uid: 1, gid: 1 };
  const home = await mkdtemp(join(folder, 'owner-'));
  await chown(home, user.uid, user.gid);
  const dataDir = join(home, 'postgres');

  await (await startEmbeddedPostgres({ dataDir, log })).stop();

  expect((await stat(dataDir)).uid).toBe(user.uid);
});
