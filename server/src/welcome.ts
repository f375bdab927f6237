import type { Luna } from './start-luna.js';

/** Says where to click, in the terminal. The admin key is shown once, when it was just made. */
export function printWelcome(
  luna: Pick<Luna, 'url' | 'adminKey' | 'isAdminKeyNew' | 'dataDir' | 'warnings'>,
): void {
  const key = luna.isAdminKeyNew
    ? `\n  Admin-Schlüssel  ${luna.adminKey}\n                   (steht nur hier und in ${luna.dataDir}/secrets.json)\n`
    : '';
  const warnings = luna.warnings.map((warning) => `\n  Hinweis: ${warning}`).join('');
  process.stdout.write(`
Luna läuft.

  Luna fragen      ${luna.url}/
  Verwaltung       ${luna.url}/verwaltung
  GraphQL          ${luna.url}/graphql
  REST             ${luna.url}/api/v1/docs
${key}${warnings}
  Beenden mit Strg-C.
`);
}

/** Which process does what, where it listens on this machine, and by which number the system knows it. */
export function printProcesses(
  processes: readonly { name: string; port: number; pid: number | null }[],
): void {
  const lines = processes.map(
    ({ name, port, pid }) =>
      `  ${name.padEnd(12)}${String(port).padStart(6)}${String(pid ?? '–').padStart(9)}`,
  );
  process.stdout.write(`
Luna läuft in ${processes.length} Prozessen.

  Prozess       Port      PID
${lines.join('\n')}
`);
}
