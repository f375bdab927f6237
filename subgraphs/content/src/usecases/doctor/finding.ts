import type { ContentDeps } from '../../deps.js';
import type { Progress } from '../index-version.js';
import type { VersionWatch } from '../version-watch.js';

/** What can be wrong between database, index and files, in the order in which it is looked for. */
export const CHECKS = {
  pending_operations: 'Vorgemerkte Änderungen am Suchindex, die nie ausgeführt wurden',
  stuck_documents: 'Dokumente in Arbeit, an denen niemand arbeitet',
  lost_versions: 'Dokumente, deren aktuelle Fassung fehlt',
  incomplete_texts: 'Dokumente mit Lücken im Text',
  stale_points: 'Einträge im Suchindex zu Abschnitten, die es nicht gibt',
  missing_passages: 'Abschnitte, die im Suchindex fehlen',
  orphan_versions: 'Fassungen im Suchindex, die nicht mehr dorthin gehören',
  missing_files: 'Originaldateien, die fehlen',
  damaged_files: 'Originaldateien, deren Inhalt nicht mehr stimmt',
  unreferenced_files: 'Dateien, zu denen es kein Dokument gibt',
} as const;

export type CheckName = keyof typeof CHECKS;

export interface Finding {
  check: CheckName;
  /** Documents, versions, chunks, points or hashes, as the check has it. */
  ids: string[];
  /** May be repeated, and heals nothing but this; null where only a person can help. */
  mend: (() => Promise<void>) | null;
}

/** What was looked at. */
export interface Checked {
  documents: number;
  passages: number;
  points: number;
  files: number;
}

export interface CheckRun {
  deps: ContentDeps & { watch: VersionWatch };
  /** Also reads every file and compares its hash. */
  deep: boolean;
  progress: Progress;
  /** For work inside a mend, whose stages are not those of the check. */
  quiet: Progress;
  checked: Checked;
}

/** One way of looking. Yields as it goes, so that a finding can be mended before the next is looked for. */
export type Check = (run: CheckRun) => AsyncIterable<Finding>;

/** Younger than this, a state between two steps is work in progress. */
const GRACE_MS = 60_000;

export function beforeGrace({ deps }: CheckRun): Date {
  return new Date(deps.clock.now().getTime() - GRACE_MS);
}
