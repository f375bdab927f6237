import { parseArgs } from 'node:util';
import type { Command, CommandOption } from './command.type.js';
import { OptionValues } from './option-values.js';
import { UsageError } from './usage-error.js';

/** Of every command. */
export const COMMON_OPTIONS: Record<string, CommandOption> = {
  help: { type: 'boolean', help: 'diese Hilfe' },
};

/** Operands and options of one call. UsageError names the first thing that is wrong. */
export function parseCall(command: Command, args: string[]): { operands: string[]; options: OptionValues } {
  const { values, positionals } = read(command, args);
  const options = new OptionValues(values);
  const [min, max] = command.operands;
  if (options.flag('help')) return { operands: positionals, options };
  if (positionals.length < min) throw new UsageError(`Es fehlt: ${command.usage}`);
  if (positionals.length > max) throw new UsageError(`„${positionals[max]}“ ist zu viel.`);
  return { operands: positionals, options };
}

function read({ options }: Command, args: string[]) {
  const known = Object.entries({ ...options, ...COMMON_OPTIONS }).map(([name, { type, multiple }]) => [
    name,
    { type, multiple: multiple ?? false, ...(name === 'help' && { short: 'h' }) },
  ]);
  try {
    return parseArgs({ args, options: Object.fromEntries(known), allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(inGerman(error as NodeJS.ErrnoException));
  }
}

function inGerman({ code, message }: NodeJS.ErrnoException): string {
  const option = /'(-{1,2}[^ ']+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${option} gibt es nicht.`;
  if (/argument is ambiguous|missing/.test(message)) return `Hinter ${option} fehlt der Wert.`;
  if (/does not take an argument/.test(message)) return `Hinter ${option} steht kein Wert.`;
  return `Der Aufruf ist nicht verständlich: ${message}`;
}
