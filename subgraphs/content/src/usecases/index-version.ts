import type { Embedder, PassageInput } from '@luna/platform/ports/embedder';
import type { JobContext } from '@luna/platform/ports/job-queue';
import type { IndexPoint, PayloadValue } from '@luna/platform/ports/vector-index';
import { v5 as uuidv5 } from 'uuid';
import type { Chunk } from '../chunking/chunk.js';
import { windowsOf } from '../chunking/windows.js';
import type { Version } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';

const POINT_NAMESPACE = 'c7f6c1f4-1f0a-5d38-9c55-7c3d4b0c2a91';
/** Windows embedded and written at once: bounds memory and keeps progress moving. */
const BATCH = 256;

interface Window {
  chunk: Chunk;
  /** The same for the same window of the same chunk in the same generation. */
  pointId: string;
  passage: PassageInput;
}

/** How far it is, for whoever watches the job; aborted when the job must stop. */
export type Progress = Pick<JobContext, 'report' | 'signal'>;

/** The item's facts that searches filter by. */
export type IndexSubject = Version & { title: string };

/**
 * Writes the vectors of a version into the live generation and counts them afterwards: a version whose points are
 * not all there must not become current.
 */
export async function indexVersion(
  { embedder, vectorIndex }: Pick<ContentDeps, 'embedder' | 'vectorIndex'>,
  subject: IndexSubject,
  chunks: Chunk[],
  { report, signal }: Progress,
): Promise<void> {
  const generation = await vectorIndex.ensureLive(embedder);
  const windows = planWindows(chunks, { title: subject.title, embedder, generationId: generation.id });
  for (let done = 0; done < windows.length; done += BATCH) {
    const batch = windows.slice(done, done + BATCH);
    await report('embedding', done / windows.length);
    const vectors = await embedder.embedPassages(
      batch.map((window) => window.passage),
      signal,
    );
    await report('indexing', done / windows.length);
    const points = batch.map((window, i) => pointOf(subject, window, vectors[i]));
    await vectorIndex.upsert(generation.id, points);
  }
  await report('verifying', null);
  const stored = await vectorIndex.countVersion(generation.id, subject.id);
  if (stored !== windows.length) {
    throw new Error(`Version ${subject.id} has ${stored} points in the index instead of ${windows.length}.`);
  }
}

/** What the index has to hold of these chunks, one point per window. */
export function planWindows(
  chunks: Chunk[],
  into: { title: string; embedder: Pick<Embedder, 'windowChars'>; generationId: string },
): Window[] {
  return chunks.flatMap((chunk) =>
    windowsOf(chunk, into.title, into.embedder.windowChars).map((passage, number) => ({
      chunk,
      pointId: uuidv5(`${chunk.id}:${number}:${into.generationId}`, POINT_NAMESPACE),
      passage,
    })),
  );
}

function pointOf(
  subject: IndexSubject,
  { chunk, pointId }: Window,
  vectors: IndexPoint['vectors'] | undefined,
): IndexPoint {
  if (!vectors) throw new Error('The embedder returned fewer vectors than it was given passages.');
  return {
    pointId,
    chunkId: chunk.id,
    versionId: subject.id,
    itemId: subject.itemId,
    vectors,
    payload: payloadOf(subject, chunk),
  };
}

function payloadOf(subject: IndexSubject, chunk: Chunk): Record<string, PayloadValue> {
  return {
    item_id: subject.itemId,
    version: subject.version,
    title: subject.title,
    kind: subject.kind,
    source: subject.source,
    tags: subject.tags,
    url: subject.url,
    chunk_idx: chunk.index,
    heading_path: chunk.headingPath,
    page: chunk.page,
    law: chunk.law,
    paragraph: chunk.paragraph,
    subsection: chunk.subsection,
    label: chunk.label,
  };
}
