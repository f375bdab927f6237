import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findNativePostgres, linkLibraries } from './native-package.js';

const folder = mkdtempSync(join(tmpdir(), 'luna-native-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('library links that npm left out are made beside the libraries, however often', () => {
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'lib', 'libx.so.1.2'), 'library');
  const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }];
  writeFileSync(join(folder, 'pg-symlinks.json'), JSON.stringify(links));
  const native = { folder, version: '1', env: {} };

  for (const _ of [1, 2]) expect(linkLibraries(native, join(folder, 'private'))).toEqual(native);

  expect(readlinkSync(join(folder, 'lib', 'libx.so.1'))).toBe('libx.so.1.2');
  expect(readFileSync(join(folder, 'lib', 'libx.so.1'), 'utf8')).toBe('library');
});

test('this machine has a native PostgreSQL 18', () => {
  expect(findNativePostgres().version).toMatch(/^18\./);
});
