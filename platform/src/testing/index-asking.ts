import type { IndexQuery, VectorIndex } from '../ports/vector-index.js';
import { vectorsOf } from './index-points.js';

/** An index to try, and what it takes to try it. */
export interface VectorIndexStage extends AsyncDisposable {
  index: VectorIndex;
  /** A second index on the same data, as after a restart or in another process. */
  reopen(): VectorIndex;
}

/** Small enough to calculate by hand. */
export const EMBEDDER = { id: 'three-axes', dimensions: 3 };
export const NOWHERE = [0, 0, 0];

export type Ask = Partial<Omit<IndexQuery, 'vectors'>>;

/** Asks with words `{ term: weight }` for ten hits unless told. */
export async function byWords(index: VectorIndex, words: Record<number, number>, ask: Ask = {}) {
  const vectors = vectorsOf(words, NOWHERE);
  return index.search({ using: 'words', vectors, limit: 10, signal: AbortSignal.timeout(10_000), ...ask });
}

/** Asks with a dense vector for ten hits unless told. */
export async function byDense(index: VectorIndex, dense: number[], ask: Ask = {}) {
  const vectors = vectorsOf({}, dense);
  return index.search({ using: 'dense', vectors, limit: 10, signal: AbortSignal.timeout(10_000), ...ask });
}

export const chunksOf = (hits: { chunkId: string }[]): string[] => hits.map((hit) => hit.chunkId);
/** By the definition of the port. */
export const idf = (points: number, frequency: number): number =>
  Math.log(1 + (points - frequency + 0.5) / (frequency + 0.5));

export type MakeStage = () => Promise<VectorIndexStage>;
