import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseConfig } from '@luna/platform/config/load';
import { StartupError } from '@luna/platform/errors/startup-error';
import { createLog } from '@luna/platform/log/log';
import { afterAll, expect, it } from 'vitest';
import { Shutdown } from '../shutdown.js';
import { openSite } from './site.js';

const folder = mkdtempSync(path.join(tmpdir(), 'luna-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a data folder that cannot be made is told in plain words, with the variable to change', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const config = parseConfig({ LUNA_DATA_DIR: path.join(file, 'data') });
  const log = createLog({ level: 'silent' });
  const clock = { now: () => new Date(0) };
  const open = () => openSite({ config, clock, log, shutdown: new Shutdown(log) });

  await expect(open).rejects.toThrow(StartupError);
  await expect(open).rejects.toThrow('LUNA_DATA_DIR');
});
