import type { AnalysedWord } from '../../german/analyse.js';
import { murmur3 } from './murmur3.js';
import { DIMENSIONS } from './weights.js';

const WORD_WEIGHT = 1;
const PART_WEIGHT = 0.7;
const GRAM_WEIGHT = 0.35;

interface Projection {
  slots: Int32Array;
  values: Float32Array;
}

const projections = new WeakMap<AnalysedWord, Projection>();

/** Slot and sign of a term both come from one hash, so that collisions cancel out on average. */
function project(word: AnalysedWord): Projection {
  let projection = projections.get(word);
  if (!projection) {
    const terms: [string, number][] = [
      [word.stem, WORD_WEIGHT],
      ...word.parts.map((part): [string, number] => [part, PART_WEIGHT]),
      ...word.grams.map((gram): [string, number] => [`#${gram}`, GRAM_WEIGHT]),
    ];
    projection = { slots: new Int32Array(terms.length), values: new Float32Array(terms.length) };
    for (const [at, [term, weight]] of terms.entries()) {
      const hash = murmur3(term, 0x5eed);
      projection.slots[at] = (hash >>> 1) % DIMENSIONS;
      projection.values[at] = hash & 1 ? weight : -weight;
    }
    projections.set(word, projection);
  }
  return projection;
}

/** Hashed words, parts and 4-grams as a unit vector; repeated words count by the root of their number. */
export function denseVector(words: AnalysedWord[]): Float32Array {
  const counts = new Map<AnalysedWord, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const vector = new Float32Array(DIMENSIONS);
  for (const [word, count] of counts) {
    const { slots, values } = project(word);
    const weight = Math.sqrt(count);
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] ?? 0;
      vector[slot] = (vector[slot] ?? 0) + (values[at] ?? 0) * weight;
    }
  }
  return unit(vector);
}

/** A text without words points along the first axis: a unit vector is promised for every text. */
function unit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  if (sum === 0) vector[0] = 1;
  else for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / Math.sqrt(sum);
  return vector;
}
