import { findLostItems, type LostItem } from '../../data/corpus-check.js';
import { findReadableVersions, type Version } from '../../data/versions.js';
import { acceptDocument } from '../accept-document.js';
import { indexVersion } from '../index-version.js';
import { publishVersion } from '../publish-version.js';
import type { CheckRun, Finding } from './finding.js';
import { hasWholeText, readChunks, restoreText } from './restore-text.js';

const LOST = 'Text und Datei dieses Dokuments sind verloren gegangen. Bitte laden Sie es noch einmal hoch.';

/** Documents that are shown as ready (or in work) and have no version that could make them so. */
export async function* checkLostVersions(run: CheckRun): AsyncGenerator<Finding> {
  for (const item of await findLostItems(run.deps.database)) {
    yield { check: 'lost_versions', ids: [item.id], mend: () => restore(run, item) };
  }
}

/** Newest content first: the version of the last file, the file alone, an earlier version; else it has failed. */
async function restore(run: CheckRun, item: LostItem): Promise<void> {
  const { deps } = run;
  // It points nowhere, or into another document.
  await deps.database.query(`UPDATE items SET current_version_id = NULL WHERE item_id = $1`, [item.id]);
  const versions = await findReadableVersions(deps.database, item.id);
  const newest = versions.find((version) => version.sha256 === item.sha256);
  if (newest && (await revive(run, newest))) return;
  if (item.sha256 && (await deps.blobStore.has(item.sha256)))
    return takeInAgain(run, { ...item, sha256: item.sha256 });
  for (const version of versions) if (await revive(run, version)) return;
  await deps.database.prisma.item.update({
    where: { id: item.id },
    data: { state: 'failed', sha256: null, errorCode: 'NOT_FOUND', errorMessage: LOST },
  });
}

/** Makes a version current again; false if neither its text nor its file is left. */
async function revive({ deps, quiet }: CheckRun, version: Version): Promise<boolean> {
  if (!(await hasWholeText(deps, version.id))) {
    if (!(await deps.blobStore.has(version.sha256))) return false;
    await restoreText(deps, version, quiet);
  }
  const subject = { ...version, title: version.title ?? version.fileName };
  await indexVersion(deps, subject, await readChunks(deps.database, version.id), quiet);
  await publishVersion(deps, subject);
  return true;
}

/** Only the file is left: it becomes a new version of the document, by the ordinary way. */
async function takeInAgain({ deps }: CheckRun, item: LostItem & { sha256: string }): Promise<void> {
  const { length: bytes } = await deps.blobStore.readAll(item.sha256);
  const document = {
    fileName: item.title ?? 'Dokument',
    kind: 'document',
    source: 'upload',
    tags: [],
  } as const;
  const { versionId } = await acceptDocument(
    deps,
    { sha256: item.sha256, bytes },
    { ...document, tags: [], itemId: item.id, demo: false },
  );
  deps.watch.follow(versionId).catch(() => undefined);
}
