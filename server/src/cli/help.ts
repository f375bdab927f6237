import type { Command, CommandOption } from './command.type.js';
import { COMMON_OPTIONS } from './parse-call.js';

const EXIT_CODES = `Rückgabe: 0 gelungen · 1 gescheitert · 2 falscher Aufruf · 3 doctor: Befunde offen · 130 mit Strg-C beendet`;

/** What `luna --help` prints. */
export function overallHelp(commands: readonly Command[]): string {
  return `luna – Luna-IEMS auf der Befehlszeile

Aufruf:   npx luna <Befehl> …   oder   npm run luna -- <Befehl> …

Befehle
${columns(commands.map(({ name, summary }) => [name, summary]))}

  luna <Befehl> --help   erklärt einen Befehl
  luna --version         nennt die Fassung

Gesprochen wird mit der Luna, für die dieser Ordner eingerichtet ist, oder mit --url/LUNA_URL. Der Schlüssel der
Verwaltung kommt aus ADMIN_API_KEY, aus --key-file oder aus dem Datenordner dieser Luna.

${EXIT_CODES}
`;
}

/** What `luna <command> --help` prints. */
export function commandHelp({ name, usage, summary, details, options }: Command): string {
  const all = Object.entries({ ...options, ...COMMON_OPTIONS });
  return `luna ${name}${usage ? ` ${usage}` : ''} – ${summary}

${details}

Optionen
${columns(all.map(([option, about]) => [spelling(option, about), about.help]))}

${EXIT_CODES}
`;
}

function spelling(name: string, { value, multiple }: CommandOption): string {
  const short = name === 'help' ? '-h, ' : '';
  return `${short}--${name}${value ? ` ${value}` : ''}${multiple ? ' …' : ''}`;
}

function columns(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}   ${second}`).join('\n');
}
