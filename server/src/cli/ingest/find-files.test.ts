import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findFiles } from './find-files.js';

const folder = mkdtempSync(path.join(tmpdir(), 'luna-find-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finds documents in all folders once, without hidden ones, other endings and dead links', async () => {
  const sub = path.join(folder, 'unter');
  mkdirSync(path.join(sub, '.git'), { recursive: true });
  for (const name of ['B.PDF', 'a.md', '.versteckt.md', 'bild.png', 'unter/c.txt', 'unter/.git/d.md'])
    writeFileSync(path.join(folder, name), 'abc');
  symlinkSync(folder, path.join(sub, 'schleife'));
  symlinkSync(path.join(folder, 'a.md'), path.join(sub, 'verweis.md'));
  symlinkSync('/nirgends.md', path.join(sub, 'tot.md'));
  const { files, skipped } = await findFiles(folder);
  expect(files.map((file) => file.label)).toEqual(['a.md', 'B.PDF', 'unter/c.txt', 'unter/verweis.md']);
  expect(files[0]).toEqual({ path: path.join(folder, 'a.md'), label: 'a.md', bytes: 3 });
  expect(skipped).toBe(1);
});

it('takes a single file whatever its ending', async () => {
  const file = path.join(folder, 'ohne-endung');
  writeFileSync(file, 'Text');
  expect(await findFiles(file)).toEqual({
    files: [{ path: file, label: 'ohne-endung', bytes: 4 }],
    skipped: 0,
  });
});
