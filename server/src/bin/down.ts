import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findHolder } from '@luna/platform/adapters/embedded-postgres/instance-lock';
import { findInstallation } from './installation.js';

/** `npm run down`: ends the Luna that holds this data folder, as Ctrl-C would. */
const lock = path.join(findInstallation().dataDir, 'luna.lock');
// The pid in a lock that a crash left may belong to anybody by now.
const pid = findHolder(lock);

if (pid === undefined) {
  console.log('Hier läuft keine Luna.');
} else {
  process.kill(pid, 'SIGINT');
  while (findHolder(lock) === pid) await pause(100);
  console.log('Luna ist beendet.');
}
