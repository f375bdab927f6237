import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findInstallation } from './installation.js';

/** `npm run down`: ends the Luna that holds this data folder, as Ctrl-C would. */
const lock = path.join(findInstallation().dataDir, 'luna.lock');

if (!existsSync(lock)) {
  console.log('Hier läuft keine Luna.');
} else {
  const { pid } = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number };
  try {
    process.kill(pid, 'SIGINT');
    while (existsSync(lock)) await pause(100);
    console.log('Luna ist beendet.');
  } catch {
    console.log('Hier läuft keine Luna mehr; der nächste Start räumt auf.');
  }
}
