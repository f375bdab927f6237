import { type AnalysedWord, analyse, type PlacedWord } from './analyse.js';
import { conceptLexicon, type Entry } from './lexicon.js';
import { normaliseText } from './normalise.js';

/** A word that the question didn't use but may have meant. */
export interface Expansion {
  stem: string;
  parts: string[];
  /** How surely the everyday expression means it: 1 for one word and one term. */
  weight: number;
}

/** One thing the question talks about: a word of it, with the terms statutes use for the same. */
export interface Concept {
  word: AnalysedWord;
  expansions: Expansion[];
  /** 0…1: nouns and words the lexicon knows name the subject, other words say less about it. */
  emphasis: number;
  /** 0…1: how much the word's own letters count beside what it means. */
  literal: number;
}

/** A concept found in a part of a compound („Heizungs|rechnung“) is less certain. */
const IN_PART = 0.5;
/** A term of the trade needs its synonyms less than an everyday word. */
const OF_TERM = 0.5;
/** An expression of several words says more surely what is meant than one word. */
const OF_PHRASE = 1.4;
const NOT_A_NOUN = 0.5;
/** Statutes seldom use an everyday word in its everyday sense, and „Smart“ alone isn't a „Smart Meter“. */
const LITERAL = { plain: 1, translated: 0.8, inPhrase: 0.4 };

/** How surely the question says a stem: outright, within a compound, or not at all. */
function sayings(words: AnalysedWord[]): Map<string, number> {
  const said = new Map<string, number>();
  for (const word of words) {
    for (const part of word.parts) said.set(part, Math.max(said.get(part) ?? 0, IN_PART));
  }
  for (const word of words) said.set(word.stem, 1);
  return said;
}

function certaintyOf({ say }: Entry, said: Map<string, number>): number {
  const certainty = Math.min(...say.map((stem) => said.get(stem) ?? 0));
  return say.length > 1 ? certainty * OF_PHRASE : certainty;
}

function expansionsOf(word: AnalysedWord, said: Map<string, number>): Expansion[] {
  const { entries, terms } = conceptLexicon();
  const term = terms.has(word.stem);
  const found = new Map<string, Expansion>();
  for (const stem of new Set([word.stem, ...(term ? [] : word.parts)])) {
    for (const entry of entries.get(stem) ?? []) {
      const certainty = certaintyOf(entry, said) * (term && entry.say.length === 1 ? OF_TERM : 1);
      for (const meaning of entry.mean) addMeaning(found, meaning, certainty / Math.sqrt(meaning.length));
    }
  }
  found.delete(word.stem);
  return [...found.values()];
}

function addMeaning(found: Map<string, Expansion>, meaning: AnalysedWord[], weight: number): void {
  for (const { stem, parts } of meaning) {
    if (weight > (found.get(stem)?.weight ?? 0)) found.set(stem, { stem, parts, weight });
  }
}

/** `linked`: joined to its neighbour by a hyphen, so it is part of a term of its own („Smart-Meter-Gateway“). */
function literalOf({ stem }: AnalysedWord, linked: boolean, said: Map<string, number>): number {
  const { entries, terms } = conceptLexicon();
  const outright = (entries.get(stem) ?? []).filter((entry) => certaintyOf(entry, said) >= 1);
  if (linked || outright.length === 0) return LITERAL.plain;
  if (outright.some(({ say }) => say.length > 1)) return LITERAL.inPhrase;
  return terms.has(stem) ? LITERAL.plain : LITERAL.translated;
}

/** „Darf ich …“: the first word of a sentence has a capital without being a noun. */
const SENTENCE_START = /(?:^|[.!?:]\s)["„(]?$/u;
const CAPITAL = /^\p{Lu}/u;

/** Nouns are recognised by their capital; where somebody writes without capitals, every word may be one. */
function nounTest(text: string, placed: PlacedWord[]): (word: PlacedWord) => boolean {
  const isNoun = ({ start }: PlacedWord): boolean =>
    CAPITAL.test(text.slice(start)) && !SENTENCE_START.test(text.slice(Math.max(0, start - 4), start));
  return placed.some(isNoun) ? isNoun : () => true;
}

/** The words of a question that carry its subject, each once, with what the lexicon adds to them. */
export function conceptsOf(question: string): Concept[] {
  const text = normaliseText(question);
  const placed = analyse(text).filter(({ word }) => !word.stopWord);
  const said = sayings(placed.map(({ word }) => word));
  const isNoun = nounTest(text, placed);
  const concepts = new Map<AnalysedWord, Concept>();
  for (const place of placed) {
    const { word, start, end } = place;
    const linked = text[end] === '-' || text[start - 1] === '-';
    const literal = literalOf(word, linked, said);
    const stressed = isNoun(place) || word.kind === 'number' || literal < LITERAL.plain;
    const emphasis = stressed ? 1 : NOT_A_NOUN;
    concepts.set(word, { word, expansions: expansionsOf(word, said), emphasis, literal });
  }
  return [...concepts.values()];
}
