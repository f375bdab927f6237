import type { Concept } from '@luna/platform/german/concepts';
import { matchConcept, type Vocabulary } from '@luna/platform/german/matching';
import type { Reading } from './reading.js';

/** A concept of the question among the candidates found for it. */
export interface Weighted {
  concept: Concept;
  /** Rarity among the candidates: a concept that every candidate speaks of decides nothing. */
  weight: number;
}

export function weighConcepts(concepts: Concept[], readings: Reading[]): Weighted[] {
  return concepts.map((concept) => {
    const found = readings.reduce((sum, { text }) => sum + matchConcept(concept, text), 0);
    return { concept, weight: concept.emphasis * Math.log(1 + (readings.length + 1) / (found + 0.5)) };
  });
}

/** Weighted share of the concepts that at least one of the vocabularies speaks of, 0…1; 0 without concepts. */
export function coverage(concepts: Weighted[], ...vocabularies: Vocabulary[]): number {
  let sum = 0;
  let all = 0;
  for (const { concept, weight } of concepts) {
    let best = 0;
    for (const vocabulary of vocabularies) best = Math.max(best, matchConcept(concept, vocabulary));
    sum += weight * best;
    all += weight;
  }
  return all === 0 ? 0 : sum / all;
}
