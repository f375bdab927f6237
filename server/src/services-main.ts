import { loadConfig } from '@luna/platform/config/load';
import { createLog } from '@luna/platform/log/log';
import { endWith, prepareProcess, stopOnSignals } from './process-life.js';
import { Shutdown } from './shutdown.js';
import { startServices } from './supervisor/start-services.js';
import { printProcesses, printWelcome } from './welcome.js';

/** `npm run start:services`: every role of Luna as a process of its own. */
async function main(): Promise<void> {
  prepareProcess();
  const config = loadConfig();
  const log = createLog({ level: config.LUNA_LOG_LEVEL }).child({ service: 'supervisor' });
  const shutdown = new Shutdown(log);
  stopOnSignals(() => shutdown.stop());
  try {
    const services = await startServices(config, log, shutdown);
    printProcesses(services.processes());
    printWelcome(services);
  } catch (error) {
    await shutdown.stop();
    throw error;
  }
}

main().catch(endWith);
