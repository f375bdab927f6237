import { LunaError } from '@luna/platform/errors/luna-error';
import type { Generation } from '@luna/platform/ports/vector-index';
import { findVersionsInUse } from '../../data/corpus-check.js';
import { countCorpus } from '../../data/overview.js';
import { findCurrentVersions, findVersion, type Version } from '../../data/versions.js';
import { indexVersion, planWindows } from '../index-version.js';
import type { CheckRun, Finding } from './finding.js';
import { hasWholeText, readChunks, restoreText } from './restore-text.js';

const PAGE = 200;
const REPORT_EVERY = 20;

/** Every current text: whether it is whole, and whether the index holds exactly its passages. */
export async function* checkCurrentTexts(run: CheckRun): AsyncGenerator<Finding> {
  const { deps, progress, checked } = run;
  const { items: total } = await countCorpus(deps.database);
  for (let after: string | null = null; ; ) {
    const versions: Version[] = await findCurrentVersions(deps.database, { after, limit: PAGE });
    for (const version of versions) {
      if (checked.documents % REPORT_EVERY === 0)
        await progress.report('index', Math.min(1, checked.documents / Math.max(1, total)));
      checked.documents += 1;
      yield* checkText(run, version);
      // What the index should hold is known only of a whole text.
      if (await hasWholeText(deps, version.id)) yield* checkPoints(run, version);
    }
    after = versions.at(-1)?.id ?? null;
    if (versions.length < PAGE) return;
  }
}

async function* checkText(run: CheckRun, version: Version): AsyncGenerator<Finding> {
  const { deps, quiet } = run;
  if ((await hasWholeText(deps, version.id)) || !(await isCurrent(run, version))) return;
  const hasFile = await deps.blobStore.has(version.sha256);
  const mend = hasFile ? () => restoreText(deps, version, quiet) : null;
  yield { check: 'incomplete_texts', ids: [version.itemId], mend };
}

async function* checkPoints(run: CheckRun, version: Version): AsyncGenerator<Finding> {
  const { deps, checked } = run;
  const { vectorIndex, embedder } = deps;
  const chunks = await readChunks(deps.database, version.id);
  checked.passages += chunks.length;
  const subject = { ...version, title: version.title ?? version.fileName };
  const generation = await liveFor(run);
  const planned = planWindows(chunks, { title: subject.title, embedder, generationId: generation?.id ?? '' });
  const points = generation ? await vectorIndex.listPoints(generation.id, version.id) : [];
  const wanted = new Set(planned.map((window) => window.pointId));
  const found = new Set(points.map((point) => point.pointId));
  const stale = [...found].filter((id) => !wanted.has(id));
  const missing = planned.filter((window) => !found.has(window.pointId)).map((window) => window.chunk.id);
  if (stale.length + missing.length === 0 || !(await isCurrent(run, version))) return;
  if (generation && stale.length > 0) {
    const mend = () => vectorIndex.deletePoints(generation.id, stale);
    yield { check: 'stale_points', ids: stale, mend };
  }
  if (missing.length > 0) {
    const mend = () => indexAgain(run, subject);
    yield { check: 'missing_passages', ids: [...new Set(missing)], mend };
  }
}

/** The live generation if it was made by the embedder of today; another one's vectors are of no use. */
async function liveFor({ deps: { vectorIndex, embedder } }: CheckRun): Promise<Generation | null> {
  const live = await vectorIndex.live();
  return live?.embedder === embedder.id && live.dimensions === embedder.dimensions ? live : null;
}

/** A document that is replaced or deleted meanwhile would leave points behind. */
async function indexAgain({ deps, quiet }: CheckRun, subject: Version & { title: string }): Promise<void> {
  await indexVersion(deps, subject, await readChunks(deps.database, subject.id), quiet);
  if ((await findVersionsInUse(deps.database, [subject.id])).size > 0) return;
  await deps.vectorIndex.deleteVersion(subject.id);
  throw new LunaError('NOT_FOUND', 'Das Dokument wurde inzwischen ersetzt oder gelöscht.');
}

/** What was read a moment ago may have been replaced or deleted since. */
async function isCurrent({ deps }: CheckRun, version: Version): Promise<boolean> {
  return (await findVersion(deps.database, version.id))?.current ?? false;
}
