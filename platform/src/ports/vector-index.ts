import type { TextVectors } from './embedder.js';
import type { HealthReporting } from './health.js';

/** Value of a payload field that a search may filter by. */
export type PayloadValue = string | number | boolean | null | string[];

/** One window of one chunk in one generation. */
export interface IndexPoint {
  /** UUIDv5(chunk, window, generation). */
  pointId: string;
  chunkId: string;
  versionId: string;
  itemId: string;
  vectors: TextVectors;
  /** Fields for filters (kind, source, tags, law, …); the text itself stays in the database. */
  payload: Record<string, PayloadValue>;
}

/** One set of vectors made by one embedder; at most one is live. */
export interface Generation {
  id: string;
  embedder: string;
  dimensions: number;
  state: 'building' | 'live' | 'retired';
}

/** Equality per field, joined by AND; an array field matches if it contains the value. */
export type PayloadFilter = Record<string, string | number | boolean>;

export interface IndexQuery {
  using: 'words' | 'dense';
  vectors: TextVectors;
  filter?: PayloadFilter;
  limit: number;
  signal: AbortSignal;
}

export interface IndexHit {
  chunkId: string;
  itemId: string;
  versionId: string;
  /** Higher is better. `words`: BM25 with the generation's idf; `dense`: cosine. A chunk scores by its best window. */
  score: number;
}

/**
 * Search over derived vectors. Writes resolve when they are durable and visible to the next search ("wait: true");
 * repeating a write changes nothing. `search` reads the live generation, best first, ties by chunk id; an empty
 * query vector, no live generation or a filter nobody meets gives an empty list.
 */
export interface VectorIndex extends HealthReporting {
  /** The live generation for `embedder`, created and activated if there is none yet. */
  ensureLive(embedder: { id: string; dimensions: number }): Promise<Generation>;
  /** The live generation as it is, null if there is none yet. */
  live(): Promise<Generation | null>;
  upsert(generationId: string, points: IndexPoint[]): Promise<void>;
  deleteVersion(versionId: string): Promise<void>;
  countVersion(generationId: string, versionId: string): Promise<number>;
  /** Every version the generation holds points of, with their number, in no order. */
  listVersions(generationId: string): Promise<{ versionId: string; points: number }[]>;
  /** The points of one version, in no order. */
  listPoints(generationId: string, versionId: string): Promise<{ pointId: string; chunkId: string }[]>;
  deletePoints(generationId: string, pointIds: string[]): Promise<void>;
  search(query: IndexQuery): Promise<IndexHit[]>;
  close(): Promise<void>;
}
