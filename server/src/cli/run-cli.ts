import { ConfigError } from '@luna/platform/config/load';
import { StartupError } from '@luna/platform/errors/startup-error';
import { type Command, EXIT, type ExitCode } from './command.type.js';
import { CommandError } from './command-error.js';
import { COMMANDS } from './commands.js';
import { commandHelp, overallHelp } from './help.js';
import { parseCall } from './parse-call.js';
import type { Terminal } from './terminal/terminal.js';
import { UsageError } from './usage-error.js';

export interface Call {
  args: string[];
  terminal: Terminal;
  /** Folder that relative paths are meant from. */
  cwd: string;
  version: string;
  /** Gives the signal that Ctrl-C aborts; asked for only by commands that do not watch for it themselves. */
  interruption(): AbortSignal;
}

/** Runs one call of `luna`; resolves with what the process is to end with, null if it goes on by itself. */
export async function runCli(call: Call): Promise<ExitCode | null> {
  const { terminal, version } = call;
  const [name = '', ...rest] = call.args;
  if (name === '--version') {
    terminal.out(version);
    return EXIT.ok;
  }
  if (['help', '--help', '-h', ''].includes(name)) return help(call, rest[0]);
  const command = COMMANDS.find((known) => known.name === name);
  if (!command) {
    terminal.err(`Den Befehl „${name}“ gibt es nicht.\nluna --help nennt alle.`);
    return EXIT.usage;
  }
  return runCommand(call, command, rest);
}

function help({ terminal, args }: Call, name: string | undefined): ExitCode {
  const command = COMMANDS.find((known) => known.name === name);
  terminal.out((command ? commandHelp(command) : overallHelp(COMMANDS)).trimEnd());
  // Nothing asked for is no proper call, but the help is what is needed.
  return args.length === 0 ? EXIT.usage : EXIT.ok;
}

async function runCommand(call: Call, command: Command, args: string[]): Promise<ExitCode | null> {
  const { terminal, cwd } = call;
  const signal = command.name === 'start' ? new AbortController().signal : call.interruption();
  try {
    const { operands, options } = parseCall(command, args);
    if (options.flag('help')) {
      terminal.out(commandHelp(command).trimEnd());
      return EXIT.ok;
    }
    return await command.run({ operands, options, terminal, cwd, signal });
  } catch (error) {
    terminal.status('');
    if (signal.aborted) {
      terminal.err('Abgebrochen.');
      return EXIT.interrupted;
    }
    return explain(terminal, command, error);
  }
}

function explain(terminal: Terminal, { name }: Command, error: unknown): ExitCode {
  if (error instanceof UsageError) {
    terminal.err(`${error.message}\nluna ${name} --help erklärt den Aufruf.`);
    return EXIT.usage;
  }
  if (error instanceof CommandError || error instanceof ConfigError || error instanceof StartupError) {
    terminal.err(error.message);
    return EXIT.failure;
  }
  throw error;
}
