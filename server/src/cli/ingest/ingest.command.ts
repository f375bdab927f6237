import path from 'node:path';
import { CONNECTION_OPTIONS, connect } from '../api/connection.js';
import { type Command, type CommandInput, EXIT, type ExitCode } from '../command.type.js';
import { counted, megabytes } from '../terminal/format.js';
import { type FoundFiles, findFiles } from './find-files.js';
import { findUnknown, type IngestPlan, sendFiles } from './ingest-files.js';
import { IngestReport } from './ingest-report.js';

const KINDS = ['document', 'regulation', 'note'] as const;

export const ingestCommand: Command = {
  name: 'ingest',
  summary: 'nimmt einen Ordner oder eine Datei auf',
  usage: '<Ordner oder Datei>',
  operands: [1, 1],
  details: `Schickt alle Dokumente des Ordners (PDF, DOCX, HTML, MD, TXT) an Luna und wartet, bis sie durchsuchbar sind.
Was Luna schon hat, wird nicht noch einmal geschickt: Ein abgebrochener Lauf geht beim nächsten Aufruf weiter, ein
zweiter Lauf schreibt nichts.`,
  options: {
    kind: {
      type: 'string',
      value: '<Art>',
      help: `Art der Dokumente: ${KINDS.join(', ')} (Vorgabe document)`,
    },
    tag: { type: 'string', value: '<Schlagwort>', multiple: true, help: 'Schlagwort für alle' },
    concurrency: { type: 'string', value: '<Zahl>', help: 'so viele Dateien zugleich, 1 bis 32 (Vorgabe 4)' },
    'dry-run': { type: 'boolean', help: 'nur zeigen, was geschickt würde' },
    resend: {
      type: 'boolean',
      help: 'auch schicken, was Luna hat; stellt verlorene Originaldateien wieder her',
    },
    ...CONNECTION_OPTIONS,
  },
  run: ingest,
};

async function ingest(input: CommandInput): Promise<ExitCode> {
  const { operands, options, terminal, cwd, signal } = input;
  const fields = {
    kind: options.choice('kind', KINDS, 'document'),
    tags: JSON.stringify(options.list('tag')),
  };
  const concurrency = options.count('concurrency', { min: 1, max: 32, fallback: 4 });
  const found = await findFiles(path.resolve(cwd, operands[0] ?? ''));
  if (found.files.length === 0) {
    terminal.out(`Hier ist nichts aufzunehmen${skippedPart(found)}.`);
    return EXIT.ok;
  }
  const api = await connect(input);
  const report = new IngestReport(terminal, found);
  const plan = { api, files: found.files, resend: options.flag('resend'), signal, on: report };
  try {
    const unknown = await findUnknown(plan);
    if (options.flag('dry-run')) return preview(input, unknown, report);
    report.startSending(unknown);
    await sendFiles({ ...plan, files: unknown, fields, concurrency });
  } catch (error) {
    report.print(error);
    return signal.aborted ? EXIT.interrupted : EXIT.failure;
  }
  report.print(null);
  return report.refused > 0 ? EXIT.failure : EXIT.ok;
}

function preview({ terminal }: CommandInput, unknown: IngestPlan['files'], report: IngestReport): ExitCode {
  report.clear();
  for (const { label, bytes } of unknown) terminal.out(`neu  ${label}  (${megabytes(bytes)})`);
  terminal.out(
    `${counted(unknown.length, 'Datei würde', 'Dateien würden')} geschickt, ${report.known} sind schon da.`,
  );
  return report.refused > 0 ? EXIT.failure : EXIT.ok;
}

export function skippedPart({ skipped }: FoundFiles): string {
  return skipped === 0 ? '' : `; ${counted(skipped, 'Datei', 'Dateien')} mit anderer Endung übersprungen`;
}
