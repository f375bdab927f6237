import { setMaxListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { ConfigError, loadConfig } from '@luna/platform/config/load';
import { StartupError } from '@luna/platform/errors/startup-error';
import { createLog } from '@luna/platform/log/log';
import { startLuna } from './start-luna.js';
import { printWelcome } from './welcome.js';

/** A second Ctrl-C, or a part that hangs, must not keep the terminal. */
const FORCE_QUIT_MS = 20_000;

/**
 * Lets the heap grow by 30 % between collections instead of up to fourfold: measured 130 MB less resident memory
 * with a corpus of laws, and no slower answers.
 */
const HEAP_GROWTH_FLAG = '--heap-growing-percent=30';

async function main(): Promise<void> {
  setFlagsFromString(HEAP_GROWTH_FLAG);
  // One signal per request is listened to by every fetch of its plan.
  setMaxListeners(100);
  const config = loadConfig();
  const log = createLog({ level: config.LUNA_LOG_LEVEL });
  const luna = await startLuna({ config, log });
  printWelcome(luna);
  stopOnSignals(() => luna.stop());
}

function stopOnSignals(stop: () => Promise<void>): void {
  let asked = false;
  const onSignal = async () => {
    if (asked) process.exit(130);
    asked = true;
    process.stderr.write('\nLuna beendet sich …\n');
    setTimeout(() => process.exit(1), FORCE_QUIT_MS).unref();
    await stop();
    process.exit(0);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

main().catch((error: unknown) => {
  const isPlain = error instanceof ConfigError || error instanceof StartupError;
  process.stderr.write(`\n${isPlain ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
