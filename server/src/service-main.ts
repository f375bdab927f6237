import { loadConfig } from '@luna/platform/config/load';
import { createLog } from '@luna/platform/log/log';
import { endWith, prepareProcess, stopWithSupervisor } from './process-life.js';
import { startLuna } from './start-luna.js';

/** One process of the services composition, started by its supervisor; its name is the first argument. */
async function main(): Promise<void> {
  prepareProcess();
  const config = loadConfig();
  const log = createLog({ level: config.LUNA_LOG_LEVEL }).child({ service: process.argv[2] });
  let stop = async (): Promise<void> => undefined;
  stopWithSupervisor(() => stop());
  const luna = await startLuna({ config, log });
  stop = () => luna.stop();
  process.send?.('ready');
}

main().catch(endWith);
