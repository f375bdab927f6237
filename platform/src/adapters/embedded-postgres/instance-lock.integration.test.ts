import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { acquireInstanceLock, findHolder } from './instance-lock.js';
import { processLife } from './processes.js';

const folder = mkdtempSync(join(tmpdir(), 'luna-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a held lock is refused with the pid of the holder, and free after release', () => {
  const file = join(folder, 'new', 'folder', 'held.lock');
  const lock = acquireInstanceLock(file);

  expect(findHolder(file)).toBe(process.pid);
  expect(() => acquireInstanceLock(file)).toThrow(`(Prozess ${process.pid})`);

  lock.release();
  acquireInstanceLock(file).release();
  expect(existsSync(file)).toBe(false);
});

test.each([
  ['a process that ended', { pid: spawnSync('true').pid, life: 'x' }],
  ['a pid that now belongs to somebody else', { pid: process.pid, life: 'an-earlier-boot:1' }],
])('the lock of %s has no holder and is taken over', (_, owner) => {
  const file = join(folder, 'stale.lock');
  writeFileSync(file, JSON.stringify(owner));
  expect(findHolder(file)).toBeUndefined();

  acquireInstanceLock(file).release();

  expect(readdirSync(folder).filter((name) => name.startsWith('stale'))).toEqual([]);
});

test('a lock file cut short by a full disk is taken over', () => {
  const file = join(folder, 'cut.lock');
  writeFileSync(file, '{"pid":');

  acquireInstanceLock(file).release();
});

test('a process has one life for as long as it runs and none afterwards', () => {
  expect(processLife(process.pid)).toBe(processLife(process.pid));
  expect(processLife(spawnSync('true').pid)).toBeUndefined();
});
