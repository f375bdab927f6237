import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type AnalysedWord, analyse, contentWords } from './analyse.js';
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
  /** 0…1: nouns name the subject, other words say less about it. */
  emphasis: number;
}

interface Entry {
  /** Stems that must all occur in the question. */
  say: string[];
  mean: AnalysedWord[][];
}

interface Lexicon {
  /** By the first stem of what is said. */
  entries: Map<string, Entry[]>;
  /** Stems of single terms that entries mean: whoever uses them speaks the language of the trade already. */
  terms: Set<string>;
}

const SOURCE = new URL('../../lexicon/concepts.yml', import.meta.url);
/** A concept found in a part of a compound („Heizungs|rechnung“) is less certain. */
const IN_PART = 0.5;
/** A term of the trade needs its synonyms less than an everyday word. */
const OF_TERM = 0.5;
/** An expression of several words says more surely what is meant than one word. */
const OF_PHRASE = 1.4;
const NOT_A_NOUN = 0.5;

function stemsOf(phrase: string): string[] {
  return contentWords(phrase).map((word) => word.stem);
}

/** Keys are everyday expressions split by `|`, values the terms of the trade split by commas. */
export function parseLexicon(yaml: string): Lexicon {
  const entries = new Map<string, Entry[]>();
  const terms = new Set<string>();
  for (const [said, meant] of Object.entries(parse(yaml) as Record<string, string>)) {
    const mean = meant
      .split(',')
      .map((term) => contentWords(term))
      .filter((words) => words.length > 0);
    for (const [only, ...more] of mean) if (only && more.length === 0) terms.add(only.stem);
    for (const phrase of said.split('|')) {
      const say = stemsOf(phrase);
      const [first] = say;
      if (first !== undefined) entries.set(first, [...(entries.get(first) ?? []), { say, mean }]);
    }
  }
  return { entries, terms };
}

let lexicon: Lexicon | undefined;

function lexiconOnce(): Lexicon {
  lexicon ??= parseLexicon(readFileSync(SOURCE, 'utf8'));
  return lexicon;
}

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
  const { entries, terms } = lexiconOnce();
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

/** „Darf ich …“: the first word of a sentence has a capital without being a noun. */
const SENTENCE_START = /(?:^|[.!?:]\s)["„(]?$/u;
const CAPITAL = /^\p{Lu}/u;

/** Nouns, recognised by their capital; where somebody writes without capitals, every word. */
function emphasised(text: string): Map<AnalysedWord, number> {
  const placed = analyse(text).filter(({ word }) => !word.stopWord);
  const noun = (start: number): boolean =>
    CAPITAL.test(text.slice(start)) && !SENTENCE_START.test(text.slice(Math.max(0, start - 4), start));
  const nouns = placed.some(({ start }) => noun(start));
  return new Map(
    placed.map(({ word, start }) => [word, !nouns || noun(start) || word.kind === 'number' ? 1 : NOT_A_NOUN]),
  );
}

/** The words of a question that carry its subject, each once, with what the lexicon adds to them. */
export function conceptsOf(question: string): Concept[] {
  const emphasis = emphasised(normaliseText(question));
  const words = [...emphasis.keys()];
  const said = sayings(words);
  return words.map((word) => ({
    word,
    expansions: expansionsOf(word, said),
    emphasis: emphasis.get(word) ?? 1,
  }));
}
