import { counted, number } from '../terminal/format.js';
import type { Terminal } from '../terminal/terminal.js';

/** Result of a job of kind doctor. */
export interface CheckResult {
  repair: boolean;
  checked: { documents: number; passages: number; points: number; files: number };
  findings: {
    check: string;
    label: string;
    count: number;
    repairable: number;
    repaired: number;
    ids: string[];
  }[];
  left: number;
}

const IDS_SHOWN = 3;

/** What the person can do where a repair cannot. */
const ADVICE: Record<string, string> = {
  missing_files: 'Dieselbe Datei noch einmal schicken stellt sie wieder her: luna ingest --resend <Datei>',
  damaged_files: 'Dieselbe Datei noch einmal schicken stellt sie wieder her: luna ingest --resend <Datei>',
  incomplete_texts: 'Ohne Originaldatei hilft nur, das Dokument zu löschen und neu aufzunehmen.',
};

export function printFindings(terminal: Terminal, { repair, checked, findings, left }: CheckResult): void {
  const { documents, passages, points, files } = checked;
  terminal.out(
    `Geprüft: ${counted(documents, 'Dokument', 'Dokumente')}, ${counted(passages, 'Abschnitt', 'Abschnitte')}, ` +
      `${counted(points, 'Eintrag', 'Einträge')} im Suchindex, ${counted(files, 'Datei', 'Dateien')}.`,
  );
  for (const finding of findings) {
    const open = finding.count - finding.repaired;
    const mark = open === 0 ? terminal.style('green', '✓') : terminal.style('red', '✗');
    const mended = finding.repaired > 0 ? `, behoben ${number(finding.repaired)}` : '';
    terminal.out(`${mark} ${finding.label}: ${number(finding.count)}${mended}`);
    const more = finding.count > IDS_SHOWN ? ' …' : '';
    terminal.out(terminal.style('dim', `    ${finding.ids.slice(0, IDS_SHOWN).join(' ')}${more}`));
    const advice = ADVICE[finding.check];
    if (open > 0 && advice && finding.repairable === 0) terminal.out(`    ${advice}`);
  }
  terminal.out(verdict(terminal, { repair, findings, left }));
}

function verdict(
  terminal: Terminal,
  { repair, findings, left }: Pick<CheckResult, 'repair' | 'findings' | 'left'>,
): string {
  if (findings.length === 0)
    return `${terminal.style('green', '✓')} Datenbank, Suchindex und Dateien passen zusammen.`;
  if (left === 0) return 'Alles ist behoben.';
  const helps = !repair && findings.some(({ repairable }) => repairable > 0);
  return `Offen: ${number(left)}.${helps ? ' luna doctor --repair behebt, was sich beheben lässt.' : ''}`;
}
