import { type AnalysedWord, contentWords } from '../../german/analyse.js';
import type { Concept } from '../../german/concepts.js';
import { defines } from '../../german/definitions.js';
import { correctSpelling, matchConcept, type Vocabulary, vocabularyOf } from '../../german/matching.js';
import { holdsFact, questionType } from '../../german/question-type.js';
import { splitSentences } from '../../german/sentences.js';
import { subjectOf } from '../../german/subject.js';
import type { SourcePassage } from '../../ports/text-generator.js';

export interface ChosenSentence {
  passage: SourcePassage;
  text: string;
}

export interface Choice {
  /** In the order in which they are best read: by passage, then by position. */
  sentences: ChosenSentence[];
  /** How much of the question a piece of text speaks of, 0…1. */
  relevance(text: string): number;
}

const PASSAGES_READ = 4;
const SENTENCES_QUOTED = 3;
/** A passage much less relevant than the best one isn't quoted, whatever its sentences say. */
const RELEVANCE_FLOOR = 0.85;
const WEIGHT = { passage: 0.8, fact: 0.3, early: 0.05 };
/** A further sentence must add this share of what the best one says. */
const WORTH_ADDING = 0.4;
/** Too short to be a statement: headings, „(weggefallen)“, list marks. */
const SHORTEST = 25;

interface Scored extends ChosenSentence {
  vocabulary: Vocabulary;
  order: number;
  /** Holds the kind of fact that was asked for. */
  fact: boolean;
  score: number;
}

interface Weighted {
  concept: Concept;
  weight: number;
}

function weigh(concepts: Concept[], texts: AnalysedWord[][]): Weighted[] {
  const vocabularies = texts.map(vocabularyOf);
  return correctSpelling(concepts, texts).map((concept) => {
    const found = vocabularies.reduce((sum, vocabulary) => sum + matchConcept(concept, vocabulary), 0);
    return { concept, weight: concept.emphasis * Math.log(1 + (vocabularies.length + 1) / (found + 0.5)) };
  });
}

function covered(concepts: Weighted[], vocabulary: Vocabulary): number[] {
  return concepts.map(({ concept, weight }) => weight * matchConcept(concept, vocabulary));
}

const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);

function scoreSentences(question: string, passages: SourcePassage[], concepts: Weighted[]): Scored[] {
  const type = questionType(question);
  const best = passages[0]?.relevance || 1;
  const all = total(concepts.map(({ weight }) => weight)) || 1;
  const subject = concepts.map(({ concept }) => concept);
  let order = 0;
  return passages.flatMap((passage) =>
    splitSentences(passage.text).flatMap(({ text, isHeading }, position) => {
      if (isHeading || text.length < SHORTEST) return [];
      const vocabulary = vocabularyOf(contentWords(text));
      const fact = type === 'definition' ? defines(text, subject) : holdsFact(type, text);
      const score =
        total(covered(concepts, vocabulary)) / all +
        WEIGHT.passage * (passage.relevance / best) +
        WEIGHT.fact * (fact ? 1 : 0) -
        WEIGHT.early * position;
      return [{ passage, text, vocabulary, order: order++, fact, score }];
    }),
  );
}

/**
 * The best sentence of the best passage, with one that holds the fact asked for if it doesn't; then only sentences
 * that say something of the question the chosen ones don't: the passage was ranked by far more than one sentence
 * shows.
 */
function chooseGreedily(sentences: Scored[], concepts: Weighted[]): Scored[] {
  const sorted = [...sentences].sort((a, b) => b.score - a.score || a.order - b.order);
  const first = sorted.find(({ passage }) => passage === sentences[0]?.passage);
  const others = sorted.filter((sentence) => sentence !== first);
  if (!first) return [];
  const chosen = [first];
  const fact = first.fact ? undefined : others.find((other) => other.fact && other.passage === first.passage);
  if (fact) chosen.push(fact);
  let said = covered(concepts, first.vocabulary);
  const enough = WORTH_ADDING * (total(said) || 1);
  for (const sentence of others) {
    if (chosen.length === SENTENCES_QUOTED) break;
    const more = covered(concepts, sentence.vocabulary).map((value, at) => Math.max(value, said[at] ?? 0));
    const adds = total(more) - total(said);
    if (adds < enough || sentence === fact) continue;
    chosen.push(sentence);
    said = more;
  }
  return chosen;
}

/** One to three sentences that together answer the question best; none if the passages hold no sentence. */
export function chooseSentences(question: string, given: SourcePassage[]): Choice {
  const best = given[0]?.relevance ?? 0;
  const passages = given
    .slice(0, PASSAGES_READ)
    .filter(({ relevance }) => relevance >= best * RELEVANCE_FLOOR);
  const subject = subjectOf(question);
  const concepts = weigh(
    subject,
    passages.map(({ text }) => contentWords(text)),
  );
  const definition = questionType(question) === 'definition';
  const relevance = (text: string): number =>
    total(covered(concepts, vocabularyOf(contentWords(text)))) +
    (definition && defines(text, subject) ? 1 : 0);
  const sentences = scoreSentences(question, passages, concepts);
  if (concepts.length === 0) return { sentences: opening(sentences), relevance };
  const chosen = chooseGreedily(sentences, concepts).sort((a, b) => a.order - b.order);
  return { sentences: chosen, relevance };
}

/** A question that only names a provision gets how that provision begins. */
function opening(sentences: Scored[]): Scored[] {
  const first = sentences[0]?.passage;
  return sentences.filter(({ passage }) => passage === first).slice(0, SENTENCES_QUOTED);
}
