import { type Command, type CommandInput } from '../command.type.js';

export const startCommand: Command = {
  name: 'start',
  summary: 'startet Luna, wie npm start',
  usage: '',
  operands: [0, 0],
  details: 'Startet ganz Luna in diesem Ordner und läuft, bis Strg-C es beendet.',
  options: {},
  run: start,
};

async function start(_input: CommandInput): Promise<null> {
  await import('../../main.js');
  return null;
}
