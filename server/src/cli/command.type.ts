import type { OptionValues } from './option-values.js';
import type { Terminal } from './terminal/terminal.js';

/** What `luna` ends with; documented in its help. */
export const EXIT = { ok: 0, failure: 1, usage: 2, findings: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface CommandOption {
  type: 'string' | 'boolean';
  /** What stands behind it in the help: "<Datei>". */
  value?: string;
  multiple?: true;
  help: string;
}

export interface CommandInput {
  operands: string[];
  options: OptionValues;
  terminal: Terminal;
  /** Folder that relative paths are meant from. */
  cwd: string;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Behind the name in the help: "<Ordner oder Datei>". */
  usage: string;
  /** Fewest and most operands. */
  operands: [min: number, max: number];
  /** What a person should know beyond the options. */
  details: string;
  options: Record<string, CommandOption>;
  /** Null: it runs on by itself and ends the process when it is done. */
  run(input: CommandInput): Promise<ExitCode | null>;
}
