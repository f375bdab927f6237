import type { Concept } from '@luna/platform/german/concepts';
import { correctSpelling, matchConcept, proveConcept, type Vocabulary } from '@luna/platform/german/matching';
import { isPinned } from '@luna/platform/german/pinned';
import { holdsFact } from '@luna/platform/german/question-type';
import type { Candidate, RankedPassage } from './passage.js';
import { citationMatch, defines, namesLawOf, type Question } from './question.js';
import { type Reading, readPassage } from './reading.js';

/** How much each sign of relevance counts; measured, see docs/decisions/0041. */
export const WEIGHTS = {
  words: 0.9,
  dense: 0.15,
  coverage: 0.5,
  together: 0.6,
  heading: 0.35,
  title: 0.15,
  fact: 0.08,
  provision: 2,
  law: 0.4,
  definition: 1,
};

interface Weighted {
  concept: Concept;
  /** Rarity among the candidates: a concept that every candidate speaks of decides nothing. */
  weight: number;
}

function weighConcepts(concepts: Concept[], readings: Reading[]): Weighted[] {
  return concepts.map((concept) => {
    const found = readings.reduce((sum, { text }) => sum + matchConcept(concept, text), 0);
    return { concept, weight: concept.emphasis * Math.log(1 + (readings.length + 1) / (found + 0.5)) };
  });
}

function share(concepts: Weighted[], match: (concept: Concept) => number): number {
  let sum = 0;
  let all = 0;
  for (const { concept, weight } of concepts) {
    sum += weight * match(concept);
    all += weight;
  }
  return all === 0 ? 0 : sum / all;
}

function inVocabulary(concepts: Weighted[], ...vocabularies: Vocabulary[]): number {
  return share(concepts, (concept) => Math.max(...vocabularies.map((v) => matchConcept(concept, v))));
}

function scoreOne(question: Question, concepts: Weighted[], candidate: Candidate, reading: Reading): number {
  const { passage } = candidate;
  const coverage = inVocabulary(concepts, reading.text, reading.heading, reading.title);
  const together = Math.max(
    ...reading.windows.map((window) => inVocabulary(concepts, window, reading.heading)),
  );
  return (
    WEIGHTS.words * candidate.words +
    WEIGHTS.dense * candidate.dense +
    WEIGHTS.coverage * coverage +
    WEIGHTS.together * together +
    WEIGHTS.heading * inVocabulary(concepts, reading.heading) +
    WEIGHTS.title * inVocabulary(concepts, reading.title) +
    WEIGHTS.fact * (holdsFact(question.type, passage.text) ? 1 : 0) +
    WEIGHTS.provision * citationMatch(question, passage) +
    WEIGHTS.law * (namesLawOf(question, passage) ? 1 : 0) +
    WEIGHTS.definition * (defines(question, passage) ? 1 : 0)
  );
}

/** What the passage proves, apart from how it compares with others. */
function evidenceOf(
  concepts: Weighted[],
  { text, heading, title }: Reading,
): Pick<RankedPassage, 'evidence' | 'share' | 'elsewhere'> {
  let evidence = 0;
  let emphasis = 0;
  let elsewhere = false;
  for (const { concept } of concepts) {
    const proof = Math.max(...[text, heading, title].map((vocabulary) => proveConcept(concept, vocabulary)));
    evidence += concept.emphasis * proof;
    emphasis += concept.emphasis;
    elsewhere ||= isPinned(concept.word.stem) && proof === 0;
  }
  return { evidence, share: emphasis === 0 ? 0 : evidence / emphasis, elsewhere };
}

/**
 * Reads the candidates and orders them, best first; ties by id. The index has found them by their terms, here
 * counts what only the text tells: how much of the question one passage speaks of, how closely together, under
 * which heading, and whether it is the provision that was named.
 */
export function rankCandidates(question: Question, candidates: Candidate[]): RankedPassage[] {
  const readings = candidates.map(({ passage }) => readPassage(passage));
  const spelt = correctSpelling(
    question.concepts,
    readings.map(({ words }) => words),
  );
  const concepts = weighConcepts(spelt, readings);
  return candidates
    .flatMap((candidate, at) => {
      const reading = readings[at];
      if (!reading) return [];
      const { passage } = candidate;
      const score = scoreOne(question, concepts, candidate, reading);
      const cited = citationMatch(question, passage) === 1;
      return [{ passage, score, cited, ...evidenceOf(concepts, reading) }];
    })
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
}
