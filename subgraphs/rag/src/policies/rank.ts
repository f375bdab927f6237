import { correctSpelling } from '@luna/platform/german/matching';
import { holdsFact } from '@luna/platform/german/question-type';
import { evidenceOf } from './evidence.js';
import type { Candidate, Passage, RankedPassage } from './passage.js';
import {
  citationMatch,
  hasLettersOf,
  isDefinedBy,
  namesLawOf,
  type Question,
  tellsScopeOf,
} from './question.js';
import { type Reading, readPassage, windowsOf } from './reading.js';
import { coverage, type Weighted, weighConcepts } from './weighing.js';

/** How much each sign of relevance counts; measured, see docs/decisions/0041. */
const WEIGHTS = {
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
  scope: 0.8,
  letters: 0.5,
};

/** Looking for terms that stand together is the dearest sign, so only the best candidates are looked at. */
const READ_CLOSELY = 30;

interface Scored extends RankedPassage {
  reading: Reading;
}

function scoreOverall(
  question: Question,
  concepts: Weighted[],
  { passage, words, dense }: Candidate,
  { text, heading, title }: Reading,
): number {
  const cited = citationMatch(question, passage);
  // Where only a provision was named, its subsections are equal and stand in their order, however short they are.
  const justNamed = concepts.length === 0 && cited === 1;
  return (
    WEIGHTS.words * (justNamed ? 1 : words) +
    WEIGHTS.dense * (justNamed ? 0 : dense) +
    WEIGHTS.coverage * coverage(concepts, text, heading, title) +
    WEIGHTS.heading * coverage(concepts, heading) +
    WEIGHTS.title * coverage(concepts, title) +
    WEIGHTS.fact * (holdsFact(question.type, passage.text) ? 1 : 0) +
    WEIGHTS.provision * cited +
    WEIGHTS.law * (namesLawOf(question, passage) ? 1 : 0) +
    WEIGHTS.definition * (isDefinedBy(question, passage) ? 1 : 0) +
    WEIGHTS.scope * (tellsScopeOf(question, passage) ? 1 : 0) +
    WEIGHTS.letters * (hasLettersOf(question, passage) ? 1 : 0)
  );
}

/** The provision that was named, or what a law is for where only the law was. */
function isNamed(question: Question, passage: Passage): boolean {
  if (citationMatch(question, passage) === 1) return true;
  return question.concepts.length === 0 && tellsScopeOf(question, passage);
}

function together(concepts: Weighted[], reading: Reading): number {
  return Math.max(...windowsOf(reading).map((window) => coverage(concepts, window, reading.heading)));
}

/** Equal scores stand in the order of the law, then by id. */
function byScore(a: RankedPassage, b: RankedPassage): number {
  const order =
    Number.parseInt(a.passage.subsection ?? '0', 10) - Number.parseInt(b.passage.subsection ?? '0', 10);
  return b.score - a.score || order || (a.passage.id < b.passage.id ? -1 : 1);
}

/**
 * Reads the candidates and orders them, best first; ties by id. The index has found them by their terms, here
 * counts what only the text tells: how much of the question one passage speaks of, how closely together, under
 * which heading, and whether it is the provision that was named.
 */
export function rankCandidates(question: Question, candidates: Candidate[]): RankedPassage[] {
  const read = candidates.map((candidate) => ({ candidate, reading: readPassage(candidate.passage) }));
  const readings = read.map(({ reading }) => reading);
  const texts = readings.map(({ words }) => words);
  const concepts = weighConcepts(correctSpelling(question.concepts, texts), readings);
  const scored = read.map(({ candidate, reading }): Scored => {
    const { passage } = candidate;
    const score = scoreOverall(question, concepts, candidate, reading);
    const cited = isNamed(question, passage);
    return { passage, score, cited, reading, ...evidenceOf(concepts, reading) };
  });
  scored.sort(byScore);
  for (const close of scored.slice(0, READ_CLOSELY)) {
    close.score += WEIGHTS.together * together(concepts, close.reading);
  }
  return scored.sort(byScore).map(({ reading: _reading, ...ranked }) => ranked);
}
