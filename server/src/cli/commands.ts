import { askCommand } from './ask/ask.command.js';
import type { Command } from './command.type.js';
import { doctorCommand } from './doctor/doctor.command.js';
import { evalCommand } from './eval/eval.command.js';
import { ingestCommand } from './ingest/ingest.command.js';
import { startCommand } from './start/start.command.js';

export const COMMANDS: readonly Command[] = [
  startCommand,
  ingestCommand,
  askCommand,
  doctorCommand,
  evalCommand,
];
