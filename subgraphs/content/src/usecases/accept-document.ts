import { randomUUID } from 'node:crypto';
import { fieldError, LunaError } from '@luna/platform/errors/luna-error';
import type { StoredBlob } from '@luna/platform/ports/blob-store';
import type { Transaction } from '@luna/platform/ports/database';
import { findTwin, lockHash, type Twin } from '../data/content-hash.js';
import { type ItemKind, type ItemSource, lockItem, reopenItem } from '../data/items.js';
import { nextVersionNumber } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';
import { titleOfFile } from '../policies/upload-fields.js';

export interface NewDocument {
  fileName: string;
  kind: ItemKind;
  source: ItemSource;
  tags: string[];
  /** Item this is a new version of; null for a new item. */
  itemId: string | null;
  demo: boolean;
}

/**
 * Takes stored bytes into the corpus: item, version and ingest job exist together or not at all. The job's id is the
 * version's. Throws DUPLICATE with the existing item, VALIDATION for an unknown `itemId`.
 */
export function acceptDocument(
  {
    database,
    blobStore,
    jobQueue,
    clock,
  }: Pick<ContentDeps, 'database' | 'blobStore' | 'jobQueue' | 'clock'>,
  blob: StoredBlob,
  document: NewDocument,
): Promise<{ itemId: string; versionId: string; version: number }> {
  return database.transaction(async (tx) => {
    await lockHash(tx, blob.sha256);
    const twin = await findTwin(tx, blob.sha256);
    if (twin) throw duplicate(twin, blob.sha256);
    if (!(await blobStore.has(blob.sha256))) throw removedMeanwhile();
    const item = document.itemId ? await lockItem(tx, document.itemId) : null;
    if (document.itemId && !item) throw unknownItem();
    const itemId = document.itemId ?? randomUUID();
    const title = titleOfFile(document.fileName);
    const job = await jobQueue.enqueue(
      { kind: 'ingest', itemId, title, payload: { tags: document.tags } },
      tx,
    );
    const version = {
      id: job.jobId,
      number: item ? await nextVersionNumber(tx, itemId) : 1,
      createdAt: clock.now(),
    };
    if (!item)
      await createItem(tx, { id: itemId, title, sha256: blob.sha256, now: version.createdAt, document });
    else if (!item.currentVersionId)
      await reopenItem(tx, { id: itemId, sha256: blob.sha256, version: version.number });
    await createVersion(tx, { itemId, version, blob, fileName: document.fileName });
    return { itemId, versionId: version.id, version: version.number };
  });
}

async function createItem(
  tx: Transaction,
  item: { id: string; title: string; sha256: string; now: Date; document: NewDocument },
): Promise<void> {
  const { id, title, sha256, now } = item;
  const { kind, source, tags, demo } = item.document;
  await tx.prisma.item.create({
    data: {
      id,
      title,
      sha256,
      kind,
      source,
      tags,
      demo,
      state: 'processing',
      createdAt: now,
      updatedAt: now,
    },
  });
}

async function createVersion(
  tx: Transaction,
  given: {
    itemId: string;
    version: { id: string; number: number; createdAt: Date };
    blob: StoredBlob;
    fileName: string;
  },
): Promise<void> {
  const { itemId, version, blob, fileName } = given;
  const { id, number, createdAt } = version;
  await tx.prisma.itemVersion.create({
    data: { id, itemId, version: number, sha256: blob.sha256, bytes: blob.bytes, fileName, createdAt },
  });
}

/** The public data has the shape of a success, so that a client may go on with the existing document. */
function duplicate(twin: Twin, sha256: string): LunaError {
  const ready = twin.versionState !== 'processing';
  const message = ready
    ? `Dieses Dokument ist schon vorhanden: „${twin.title ?? 'ohne Titel'}“.`
    : `Dieses Dokument wird gerade schon aufgenommen: „${twin.title ?? 'ohne Titel'}“.`;
  return new LunaError('DUPLICATE', message, {
    data: {
      item_id: twin.itemId,
      chunks: ready ? twin.chunks : null,
      sha256,
      version: twin.version,
      title: twin.title,
      job_id: twin.versionId,
      state: ready ? 'ready' : 'processing',
    },
  });
}

export function unknownItem(): LunaError {
  return fieldError('item_id', 'UNKNOWN_ID', 'nennt ein Dokument, das es nicht gibt.');
}

function removedMeanwhile(): LunaError {
  const message = 'Dieselbe Datei wurde im selben Augenblick gelöscht. Bitte laden Sie sie noch einmal hoch.';
  return new LunaError('UNAVAILABLE', message, { retryAfterSec: 1 });
}
