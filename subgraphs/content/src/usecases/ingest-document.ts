import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { StoredBlob } from '@luna/platform/ports/blob-store';
import type { Job } from '@luna/platform/ports/job-queue';
import { validate as isUuid } from 'uuid';
import { countChunks } from '../data/chunks.js';
import { findTwin } from '../data/content-hash.js';
import { findItem } from '../data/items.js';
import { findVersion } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';
import { cleanFileName, cleanTags } from '../policies/upload-fields.js';
import { acceptDocument, type NewDocument, unknownItem } from './accept-document.js';
import { discardVersion } from './discard-version.js';
import { removeUnusedBlob } from './remove-unused-blob.js';
import type { VersionWatch } from './version-watch.js';

/** Enough of a file to recognise its format. */
const HEAD_BYTES = 64 * 1024;

export interface IngestRequest extends NewDocument {
  stream: Readable;
  /** Whether to answer only when the text is searchable (or the time for that is up). */
  wait: boolean;
}

export interface IngestResult {
  itemId: string;
  /** Also the id of the version. */
  jobId: string;
  /** Null while processing. */
  chunks: number | null;
  /** Of the file's bytes. */
  sha256: string;
  version: number;
  title: string | null;
  state: 'ready' | 'processing';
}

type IngestDeps = ContentDeps & { watch: VersionWatch };

/**
 * Takes a file in: durable bytes, then item, version and job in one transaction, then (with `wait`) the result of the
 * job. Throws PAYLOAD_TOO_LARGE, VALIDATION, DUPLICATE, UNSUPPORTED_MEDIA_TYPE and DOCUMENT_*; then nothing is stored.
 */
export async function ingestDocument(deps: IngestDeps, request: IngestRequest): Promise<IngestResult> {
  const document = {
    ...request,
    tags: cleanTags(request.tags),
    fileName: cleanFileName(request.fileName),
    itemId: request.itemId?.toLowerCase() ?? null,
  };
  if (document.itemId && !(isUuid(document.itemId) && (await findItem(deps.database, document.itemId))))
    throw unknownItem();
  const blob = await deps.blobStore.put(request.stream, { maxBytes: deps.limits.uploadMaxBytes });
  const accepted = await acceptBlob(deps, blob, document);
  const ended = deps.watch.follow(accepted.versionId);
  const job = request.wait ? await within(deps.limits.ingestWaitMs, ended) : null;
  if (job?.state === 'failed' || job?.state === 'cancelled') {
    await discardVersion(deps, accepted.versionId);
    throw faultOf(job);
  }
  return resultOf(deps, accepted.versionId, blob.sha256);
}

/** A refused file leaves no bytes behind, unless a version that is kept was made of the same ones. */
async function acceptBlob(deps: IngestDeps, blob: StoredBlob, document: NewDocument) {
  try {
    // Known bytes are a duplicate before anything else can be said about them.
    if (!(await findTwin(deps.database, blob.sha256))) {
      await deps.textExtractor.detect(await headOf(deps, blob.sha256), document.fileName);
    }
    return await acceptDocument(deps, blob, document);
  } catch (error) {
    await removeUnusedBlob(deps, blob.sha256);
    throw error;
  }
}

async function headOf({ blobStore }: IngestDeps, sha256: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  // One byte more tells the head of a longer file from a whole one.
  for await (const part of await blobStore.open(sha256)) {
    parts.push(part);
    bytes += part.length;
    if (bytes > HEAD_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES + 1);
}

/** The job if it ends in time, else null. */
async function within(ms: number, ended: Promise<Job>): Promise<Job | null> {
  const timer = new AbortController();
  const timeUp = delay(ms, null, { signal: timer.signal }).catch(() => null);
  try {
    return await Promise.race([ended, timeUp]);
  } finally {
    timer.abort();
  }
}

function faultOf(job: Job): LunaError {
  if (job.error) return new LunaError(job.error.code, job.error.message);
  return new LunaError(
    'CONFLICT',
    'Die Aufnahme wurde abgebrochen. Laden Sie die Datei bei Bedarf erneut hoch.',
  );
}

async function resultOf({ database }: IngestDeps, versionId: string, sha256: string): Promise<IngestResult> {
  const version = await findVersion(database, versionId);
  if (!version) throw new LunaError('CONFLICT', 'Das Dokument wurde gelöscht, während es aufgenommen wurde.');
  const ready = version.state === 'ready' || version.state === 'superseded';
  const chunks = ready ? ((await countChunks(database, [versionId])).get(versionId) ?? 0) : null;
  const { itemId, version: number, title } = version;
  return {
    itemId,
    jobId: versionId,
    chunks,
    sha256,
    version: number,
    title,
    state: ready ? 'ready' : 'processing',
  };
}
