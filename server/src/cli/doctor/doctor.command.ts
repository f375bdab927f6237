import { CONNECTION_OPTIONS, connect } from '../api/connection.js';
import { type JobView, waitForJob } from '../api/wait-for-job.js';
import { type Command, type CommandInput, EXIT, type ExitCode } from '../command.type.js';
import { CommandError } from '../command-error.js';
import { CheckCorpusDocument } from '../generated/operations.js';
import { ProgressBar } from '../terminal/progress-bar.js';
import { type CheckResult, printFindings } from './print-findings.js';

const STAGES: Record<string, string> = {
  operations: 'vorgemerkte Änderungen',
  versions: 'Fassungen',
  index: 'Texte und Suchindex',
  orphans: 'Suchindex',
  files: 'Dateien',
  hashes: 'Inhalt der Dateien',
};

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'vergleicht Datenbank, Suchindex und Dateien',
  usage: '',
  operands: [0, 0],
  details: `Sucht, was zwischen Datenbank, Suchindex und Originaldateien nicht zusammenpasst. Ändert nichts, außer mit
--repair, und dann nur, was gefunden wurde. Luna bleibt dabei in Betrieb.`,
  options: {
    repair: { type: 'boolean', help: 'beheben, was sich ohne Menschen beheben lässt' },
    deep: { type: 'boolean', help: 'auch jede Originaldatei lesen und ihre Prüfsumme vergleichen' },
    json: { type: 'boolean', help: 'das Ergebnis als JSON' },
    ...CONNECTION_OPTIONS,
  },
  run: doctor,
};

async function doctor(input: CommandInput): Promise<ExitCode> {
  const { options, terminal, signal } = input;
  const api = await connect(input);
  const wish = { repair: options.flag('repair'), deep: options.flag('deep') };
  const { checkCorpus } = await api.graphql(CheckCorpusDocument, { input: wish }, signal);
  const bar = new ProgressBar(terminal);
  const show = ({ stage, progress }: JobView) =>
    bar.draw(progress ?? 0, `Prüfe ${STAGES[stage ?? ''] ?? 'den Korpus'}`);
  const job = await waitForJob(api, checkCorpus.job.id, signal, show)
    .catch((error: unknown) => {
      if (signal.aborted)
        terminal.err('Die Prüfung läuft in Luna zu Ende; luna doctor zeigt danach den Stand.');
      throw error;
    })
    .finally(() => bar.clear());
  if (job.state !== 'done' || !job.result) {
    throw new CommandError(job.error?.message ?? 'Die Prüfung wurde abgebrochen.');
  }
  const result = job.result as unknown as CheckResult;
  if (options.flag('json')) terminal.out(JSON.stringify(result, null, 2));
  else printFindings(terminal, result);
  return result.left > 0 ? EXIT.findings : EXIT.ok;
}
