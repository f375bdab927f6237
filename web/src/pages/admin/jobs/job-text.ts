import { formatAge, formatDuration } from '../../../format/ages';
import { formatMoment } from '../../../format/dates';
import type { JobKind, JobRowFragment, JobState } from '../../../gql/graphql';

export const JOB_KINDS: Record<JobKind, string> = {
  INGEST: 'Einlesen',
  REINDEX: 'Neu einbetten',
  SNAPSHOT: 'Sicherung',
  IMPORT: 'Einspielen',
  NIGHTLY: 'Nachtlauf',
  DOCTOR: 'Prüfung des Korpus',
};

export const JOB_STATES: Record<JobState, string> = {
  QUEUED: 'wartet',
  RUNNING: 'läuft',
  RETRY_WAIT: 'neuer Versuch folgt',
  DONE: 'fertig',
  FAILED: 'fehlgeschlagen',
  CANCELLED: 'abgebrochen',
};

const STAGES: Record<string, string> = {
  extracting: 'Text wird gelesen',
  chunking: 'Abschnitte werden gebildet',
  embedding: 'Suchindex wird berechnet',
  indexing: 'Suchindex wird geschrieben',
  verifying: 'Ergebnis wird geprüft',
  versions: 'Dokumente werden geprüft',
  index: 'Suchindex wird verglichen',
  files: 'Dateien werden verglichen',
  hashes: 'Prüfsummen werden gerechnet',
  operations: 'Offene Schritte werden geprüft',
  orphans: 'Verwaistes wird gesucht',
};

const OPEN: JobState[] = ['QUEUED', 'RUNNING', 'RETRY_WAIT'];

export const isOpen = ({ state }: Pick<JobRowFragment, 'state'>) => OPEN.includes(state);

export const canBeRetried = ({ state }: Pick<JobRowFragment, 'state'>) =>
  state === 'FAILED' || state === 'CANCELLED';

/** „Einlesen: MSCONS AHB“ */
export function nameOf({ kind, title, item }: Pick<JobRowFragment, 'kind' | 'title' | 'item'>): string {
  const about = item?.title ?? title ?? item?.fileName;
  return about ? `${JOB_KINDS[kind]}: ${about}` : JOB_KINDS[kind];
}

/** What a running job is doing; a stage this page doesn't know by its own name. */
export const stageText = (stage: string | null) => (stage === null ? 'beginnt' : (STAGES[stage] ?? stage));

/** „vor 3 s bestellt · Versuch 2 · dauerte 4 s“ */
export function timesOf(job: JobRowFragment, now: number): string {
  const parts = [`bestellt ${agoOrDay(job.createdAt, now)}`];
  if (job.attempts > 1) parts.push(`Versuch ${job.attempts}`);
  const started = job.startedAt ? Date.parse(job.startedAt) : null;
  if (started !== null && job.finishedAt)
    parts.push(`dauerte ${formatDuration(Date.parse(job.finishedAt) - started)}`);
  else if (started !== null && job.state === 'RUNNING')
    parts.push(`läuft seit ${formatDuration(now - started)}`);
  return parts.join(' · ');
}

const DAY_MS = 86_400_000;

function agoOrDay(instant: string, now: number): string {
  const age = now - Date.parse(instant);
  return age < DAY_MS ? formatAge(age) : `am ${formatMoment(instant)}`;
}
