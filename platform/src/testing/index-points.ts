import { v5 as uuidv5 } from 'uuid';
import type { TextVectors } from '../ports/embedder.js';
import type { IndexPoint, PayloadValue } from '../ports/vector-index.js';

/** A readable name as uuid; the names of chunks sort like their uuids only by chance. */
export const named = (name: string): string => uuidv5(name, '6ba7b810-9dad-11d1-80b4-00c04fd430c8');

/** Words as `{ term: weight }`, dense as a unit vector. */
export function vectorsOf(words: Record<number, number>, dense: number[] = [1, 0, 0]): TextVectors {
  const terms = Object.entries(words).map(([term, weight]): [number, number] => [Number(term), weight]);
  terms.sort(([a], [b]) => a - b);
  return {
    words: {
      indices: Uint32Array.from(terms, ([term]) => term),
      values: Float32Array.from(terms, ([, weight]) => weight),
    },
    dense: Float32Array.from(dense),
  };
}

export interface PointSketch {
  words?: Record<number, number>;
  dense?: number[];
  window?: number;
  version?: string;
  payload?: Record<string, PayloadValue>;
}

/** A point of a chunk of that name, with one word and along the first axis unless told. */
export function pointOf(chunk: string, sketch: PointSketch = {}): IndexPoint {
  const { words = { 1: 1 }, dense, window = 0, version = 'version', payload = {} } = sketch;
  return {
    pointId: named(`${chunk}#${window}`),
    chunkId: named(chunk),
    versionId: named(version),
    itemId: named(`item of ${version}`),
    vectors: vectorsOf(words, dense),
    payload,
  };
}
