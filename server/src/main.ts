import { loadConfig } from '@luna/platform/config/load';
import { createLog } from '@luna/platform/log/log';
import { endWith, prepareProcess, stopOnSignals } from './process-life.js';
import { startLuna } from './start-luna.js';
import { printWelcome } from './welcome.js';

/** `npm start`: this process's part of Luna, by default all of it. */
async function main(): Promise<void> {
  prepareProcess();
  const config = loadConfig();
  const log = createLog({ level: config.LUNA_LOG_LEVEL });
  const luna = await startLuna({ config, log });
  printWelcome(luna);
  stopOnSignals(() => luna.stop());
}

main().catch(endWith);
