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
