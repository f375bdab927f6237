import { createHash } from 'node:crypto';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { BlobStore, ListedBlob } from '@luna/platform/ports/blob-store';
import { isHashUsed } from '../../data/content-hash.js';
import { findKeptFiles } from '../../data/corpus-check.js';
import { removeUnusedBlob } from '../remove-unused-blob.js';
import { findUnreferenced } from '../sweep-files.js';
import type { CheckRun, Finding } from './finding.js';

const REPORT_EVERY = 20;

/** Every original file: whether it is there, unchanged, and still needed. Holds all hashes in memory. */
export async function* checkFiles(run: CheckRun): AsyncGenerator<Finding> {
  const { deps, progress, checked } = run;
  await progress.report('files', null);
  const stored = new Map<string, ListedBlob>();
  for await (const blob of deps.blobStore.list()) stored.set(blob.sha256, blob);
  checked.files += stored.size;
  yield* checkKept(run, stored);
  yield* checkUnreferenced(run, stored);
}

async function* checkKept(run: CheckRun, stored: Map<string, ListedBlob>): AsyncGenerator<Finding> {
  const { deps, deep, progress } = run;
  const kept = await findKeptFiles(deps.database);
  for (const [done, { sha256, bytes }] of kept.entries()) {
    if (deep && done % REPORT_EVERY === 0) await progress.report('hashes', done / kept.length);
    const fault = await faultOf(run, { sha256, bytes, blob: stored.get(sha256) });
    // It may have been deleted with its document since.
    if (fault && (await isHashUsed(deps.database, sha256))) yield { check: fault, ids: [sha256], mend: null };
  }
}

async function faultOf(
  { deps: { blobStore }, deep, progress }: CheckRun,
  { sha256, bytes, blob }: { sha256: string; bytes: number; blob: ListedBlob | undefined },
): Promise<'missing_files' | 'damaged_files' | null> {
  // Not listed may also mean: stored since.
  if (!blob) return (await blobStore.has(sha256)) ? null : 'missing_files';
  const intact = blob.bytes === bytes && (!deep || (await isIntact(blobStore, sha256, progress.signal)));
  return intact ? null : 'damaged_files';
}

async function isIntact(store: BlobStore, sha256: string, signal: AbortSignal): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    for await (const part of await store.open(sha256)) {
      signal.throwIfAborted();
      hash.update(part);
    }
  } catch (error) {
    if (error instanceof LunaError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
  return hash.digest('hex') === sha256;
}

async function* checkUnreferenced(run: CheckRun, stored: Map<string, ListedBlob>): AsyncGenerator<Finding> {
  for (const sha256 of await findUnreferenced(run.deps, stored.values())) {
    if (!(await run.deps.blobStore.has(sha256))) continue;
    yield { check: 'unreferenced_files', ids: [sha256], mend: () => removeUnusedBlob(run.deps, sha256) };
  }
}
