import type { AnalysedWord } from './analyse.js';
import type { Concept } from './concepts.js';

/** How much a match counts that is weaker than the word itself. */
const PART_OF_COMPOUND = 0.7;
const BY_EXPANSION = 0.75;
const SIMILAR_SPELLING = 0.8;
/** Dice coefficient of the 4-grams from which two words count as one word misspelt. */
const SIMILAR = 0.55;

/** What a text says, by stem: 1 for a word of its own, less for a part of a compound. */
export type Vocabulary = Map<string, number>;

export function vocabularyOf(words: AnalysedWord[]): Vocabulary {
  const vocabulary: Vocabulary = new Map();
  for (const word of words) {
    for (const part of word.parts) {
      if (!vocabulary.has(part)) vocabulary.set(part, PART_OF_COMPOUND);
    }
  }
  for (const word of words) if (!word.stopWord) vocabulary.set(word.stem, 1);
  return vocabulary;
}

function partsMatch(parts: string[], vocabulary: Vocabulary): number {
  if (parts.length === 0) return 0;
  const found = parts.reduce((sum, part) => sum + (vocabulary.get(part) ?? 0), 0);
  return found / parts.length;
}

/** A word that means something only in its phrase counts little alone; any other counts as it stands. */
function literalMatch(match: number, literal: number): number {
  return literal < 0.5 ? match * literal : match;
}

/** How well a text speaks of one concept, 0…1: its word, the parts of its compound, or a term that means it. */
export function matchConcept(concept: Concept, vocabulary: Vocabulary): number {
  const { word, expansions, literal } = concept;
  let best = literalMatch(vocabulary.get(word.stem) ?? 0, literal);
  if (best === 1) return 1;
  best = Math.max(best, 0.9 * partsMatch(word.parts, vocabulary));
  for (const { stem, parts, weight } of expansions) {
    const match = Math.max(vocabulary.get(stem) ?? 0, PART_OF_COMPOUND * partsMatch(parts, vocabulary));
    best = Math.max(best, Math.min(1, BY_EXPANSION * weight) * match);
  }
  return best;
}

/** A compound of which only some parts occur is hardly evidence: „Rundfunk|beitrag“ isn't „Beitrag“. */
const SOME_PARTS = 0.3;
const ALL_PARTS = 0.85;

function strictParts(parts: string[], vocabulary: Vocabulary): number {
  if (parts.length === 0) return 0;
  const found = parts.filter((part) => vocabulary.has(part)).length / parts.length;
  return found === 1 ? ALL_PARTS : SOME_PARTS * found;
}

/** Like `matchConcept`, but sceptical: how sure it is that the text speaks of the concept at all, 0…1. */
export function proveConcept(concept: Concept, vocabulary: Vocabulary): number {
  const { word, expansions, literal } = concept;
  const own = Math.max(vocabulary.get(word.stem) ?? 0, strictParts(word.parts, vocabulary));
  let best = literalMatch(own, literal);
  for (const { stem, parts, weight } of expansions) {
    const match = Math.max(vocabulary.get(stem) ?? 0, strictParts(parts, vocabulary) / 2);
    best = Math.max(best, Math.min(1, BY_EXPANSION * weight) * match);
  }
  return best;
}

function dice(left: string[], right: string[]): number {
  const other = new Set(right);
  return (2 * left.filter((gram) => other.has(gram)).length) / (left.length + right.length);
}

/**
 * A concept none of the texts speaks of may be misspelt: the most similar long word of the texts is added to
 * it as an expansion. Other concepts stay as they are.
 */
export function correctSpelling(concepts: Concept[], texts: AnalysedWord[][]): Concept[] {
  const words = new Map<string, AnalysedWord>();
  for (const text of texts) for (const word of text) words.set(word.stem, word);
  return concepts.map((concept) => {
    const { word, expansions } = concept;
    if (word.grams.length === 0 || words.has(word.stem)) return concept;
    let best: AnalysedWord | undefined;
    let similarity = SIMILAR;
    for (const candidate of words.values()) {
      if (candidate.grams.length === 0) continue;
      const found = dice(word.grams, candidate.grams);
      if (found > similarity) [best, similarity] = [candidate, found];
    }
    if (!best) return concept;
    const meant = { stem: best.stem, parts: best.parts, weight: SIMILAR_SPELLING / BY_EXPANSION };
    return { ...concept, expansions: [...expansions, meant] };
  });
}
