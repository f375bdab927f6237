import { setMaxListeners } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readBuildInfo } from '../build-info.js';
import { runCli } from '../cli/run-cli.js';
import { Terminal } from '../cli/terminal/terminal.js';
import { repository } from '../repository.js';

/** Ctrl-C once ends in order, twice at once. */
function interruption(): AbortSignal {
  const control = new AbortController();
  // Every request listens to it.
  setMaxListeners(0, control.signal);
  const onSignal = () => {
    if (control.signal.aborted) process.exit(130);
    control.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return control.signal;
}

/** `luna …`: `cwd` is the folder that the person is in, whatever folder the process works in. */
export async function luna(args: string[], cwd: string): Promise<void> {
  const { version } = readBuildInfo(fileURLToPath(repository));
  const terminal = new Terminal(process.stdout, process.stderr);
  const code = await runCli({ args, terminal, cwd, version, interruption });
  if (code !== null) process.exitCode = code;
}
