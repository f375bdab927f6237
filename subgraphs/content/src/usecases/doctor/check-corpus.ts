import { LunaError } from '@luna/platform/errors/luna-error';
import type { ContentDeps } from '../../deps.js';
import type { Progress } from '../index-version.js';
import type { VersionWatch } from '../version-watch.js';
import { checkCurrentTexts } from './current-texts.js';
import { checkFiles } from './files.js';
import { CHECKS, type Check, type Checked, type CheckName, type CheckRun, type Finding } from './finding.js';
import { checkLostVersions } from './lost-versions.js';
import { checkOrphanVersions } from './orphan-versions.js';
import { checkPendingOperations } from './pending-operations.js';
import { checkStuckDocuments } from './stuck-documents.js';

const IDS_SHOWN = 20;

/** In this order, because a repaired version needs its points, and its file is no longer unreferenced. */
const ORDER: Check[] = [
  checkPendingOperations,
  checkStuckDocuments,
  checkLostVersions,
  checkCurrentTexts,
  checkOrphanVersions,
  checkFiles,
];

export interface CheckWish {
  repair: boolean;
  /** Also reads every file and compares its hash. */
  deep: boolean;
}

export interface CheckReport extends CheckWish {
  checked: Checked;
  findings: {
    check: CheckName;
    /** German. */
    label: string;
    count: number;
    /** Of these, how many a repair can mend. */
    repairable: number;
    repaired: number;
    /** The first ones. */
    ids: string[];
  }[];
  /** Findings that are not repaired. */
  left: number;
}

/**
 * Compares database, index and files and tells what does not fit; with `repair` mends what can be mended without a
 * person. Changes nothing that fits. May run beside everything else and be repeated at any time.
 */
export async function checkCorpus(
  deps: ContentDeps & { watch: VersionWatch },
  { repair, deep }: CheckWish,
  progress: Progress,
): Promise<CheckReport> {
  const checked = { documents: 0, passages: 0, points: 0, files: 0 };
  const quiet = { signal: progress.signal, report: async () => progress.signal.throwIfAborted() };
  const run: CheckRun = { deps, deep, progress, quiet, checked };
  const findings = new Map<CheckName, CheckReport['findings'][number]>();
  for (const check of ORDER) {
    for await (const finding of check(run)) {
      const { check: name, ids } = finding;
      const entry = findings.get(name) ?? {
        check: name,
        label: CHECKS[name],
        count: 0,
        repairable: 0,
        repaired: 0,
        ids: [],
      };
      findings.set(name, entry);
      entry.count += ids.length;
      if (finding.mend) entry.repairable += ids.length;
      entry.ids.push(...ids.slice(0, IDS_SHOWN - entry.ids.length));
      if (repair && (await mend(run, finding))) entry.repaired += ids.length;
    }
  }
  const all = [...findings.values()];
  const left = all.reduce((sum, { count, repaired }) => sum + count - repaired, 0);
  return { repair, deep, checked, findings: all, left };
}

/** One document that cannot be mended does not keep the others from it. */
async function mend({ deps, progress }: CheckRun, { check, ids, mend }: Finding): Promise<boolean> {
  progress.signal.throwIfAborted();
  if (!mend) return false;
  try {
    await mend();
    return true;
  } catch (error) {
    progress.signal.throwIfAborted();
    if (error instanceof LunaError && error.code === 'UNAVAILABLE') throw error;
    deps.log.warn({ err: error, check, ids: ids.slice(0, IDS_SHOWN) }, 'finding not repaired');
    return false;
  }
}
