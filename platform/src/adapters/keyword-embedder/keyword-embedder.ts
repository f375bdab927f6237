import { type AnalysedWord, contentWords } from '../../german/analyse.js';
import { type Concept, conceptsOf, type Expansion } from '../../german/concepts.js';
import { lawKey, lawTitles } from '../../german/law-names.js';
import { conceptLexicon } from '../../german/lexicon.js';
import type { Embedder, PassageInput, SparseVector, TextVectors } from '../../ports/embedder.js';
import type { AdapterHealth } from '../../ports/health.js';
import { denseVector } from './dense.js';
import { passageProvision, questionProvisions } from './provisions.js';
import { TermBag } from './term-bag.js';
import { BM25, DIMENSIONS, EMBEDDER_ID, EXPANSION, FIELD, WINDOW_CHARS } from './weights.js';

/** Yields to the event loop after so many passages, so that answers don't wait for an ingest. */
const BATCH = 32;

/**
 * Embedder without a model: German words, their compound parts and character 4-grams, weighed by BM25, plus
 * the exact provision. Finds what shares words with the question, in other forms or misspelt too; a concept
 * lexicon widens questions. It doesn't understand meaning, so the UI calls it a word search.
 */
export class KeywordEmbedder implements Embedder {
  readonly adapter = 'keyword';
  readonly id = EMBEDDER_ID;
  readonly dimensions = DIMENSIONS;
  readonly windowChars = WINDOW_CHARS;

  /** Reads the lexicon, so that the first question doesn't wait for it. */
  constructor() {
    conceptLexicon();
  }

  async embedPassages(passages: PassageInput[], signal: AbortSignal): Promise<TextVectors[]> {
    const vectors: TextVectors[] = [];
    for (const passage of passages) {
      signal.throwIfAborted();
      vectors.push(embedPassage(passage));
      if (vectors.length % BATCH === 0) await new Promise((resume) => setImmediate(resume));
    }
    return vectors;
  }

  async embedQuery(question: string, signal: AbortSignal): Promise<TextVectors> {
    signal.throwIfAborted();
    return { words: queryTerms(question), dense: denseVector(contentWords(question)) };
  }

  async health(): Promise<AdapterHealth> {
    return {
      status: 'ok',
      message: 'Ohne Embedding-Modell: Stichwortsuche mit deutschem Wortschatz.',
      version: null,
    };
  }
}

function addText(bag: TermBag, text: string, weight: number): AnalysedWord[] {
  const words = contentWords(text);
  for (const word of words) bag.addWord(word, weight);
  return words;
}

function embedPassage(passage: PassageInput): TextVectors {
  const bag = new TermBag();
  const words = addText(bag, passage.text, FIELD.text);
  for (const [depth, heading] of [...passage.headingPath].reverse().entries()) {
    words.push(...addText(bag, heading, depth === 0 ? FIELD.heading : FIELD.outerHeading));
  }
  if (passage.law) addText(bag, lawTitles(lawKey(passage.law)).join(' '), FIELD.law);
  for (const [term, weight] of passageProvision(passage)) bag.addExact(term, weight);
  const norm = BM25.k1 * (1 - BM25.b + (BM25.b * bag.length) / BM25.meanLength);
  return {
    words: bag.toSparse((weight) => (weight * (BM25.k1 + 1)) / (weight + norm)),
    dense: denseVector(words),
  };
}

/** What several words of a phrase mean counts once, by its surest meaning. */
function meaningsOf(concepts: Concept[]): Expansion[] {
  const meanings = new Map<string, Expansion>();
  for (const expansion of concepts.flatMap(({ expansions }) => expansions)) {
    if (expansion.weight > (meanings.get(expansion.stem)?.weight ?? 0))
      meanings.set(expansion.stem, expansion);
  }
  return [...meanings.values()];
}

function queryTerms(question: string): SparseVector {
  const bag = new TermBag();
  const concepts = conceptsOf(question);
  for (const { word, literal } of concepts) bag.addWord(word, literal);
  for (const { stem, parts, weight } of meaningsOf(concepts)) {
    bag.addWord({ stem, parts, grams: [], kind: 'word', stopWord: false }, weight * EXPANSION);
  }
  for (const [term, weight] of questionProvisions(question)) bag.addExact(term, weight);
  return bag.toSparse((weight) => weight);
}
