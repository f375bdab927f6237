import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type AnalysedWord, analyse, contentWords } from './analyse.js';
import { normaliseText } from './normalise.js';

/** A word that the question didn't use but may have meant. */
export interface Expansion {
  stem: string;
  parts: string[];
  /** 0…1: how surely the everyday expression means it. */
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

const SOURCE = new URL('../../lexicon/concepts.yml', import.meta.url);
/** A concept found in a part of a compound („Heizungs|rechnung“) is less certain. */
const IN_PART = 0.7;
const NOT_A_NOUN = 0.5;

function stemsOf(phrase: string): string[] {
  return contentWords(phrase).map((word) => word.stem);
}

/** Keys are everyday expressions split by `|`, values the terms of the trade split by commas. */
export function parseLexicon(yaml: string): Map<string, Entry[]> {
  const byFirst = new Map<string, Entry[]>();
  for (const [said, meant] of Object.entries(parse(yaml) as Record<string, string>)) {
    const mean = meant
      .split(',')
      .map((term) => contentWords(term))
      .filter((words) => words.length > 0);
    for (const phrase of said.split('|')) {
      const say = stemsOf(phrase);
      const [first] = say;
      if (first === undefined) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { say, mean }]);
    }
  }
  return byFirst;
}

let lexicon: Map<string, Entry[]> | undefined;

function lexiconOnce(): Map<string, Entry[]> {
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

function expansionsOf(word: AnalysedWord, said: Map<string, number>): Expansion[] {
  const found = new Map<string, Expansion>();
  for (const stem of new Set([word.stem, ...word.parts])) {
    for (const entry of lexiconOnce().get(stem) ?? []) {
      const certainty = Math.min(...entry.say.map((part) => said.get(part) ?? 0));
      if (certainty === 0) continue;
      for (const term of entry.mean) {
        for (const meant of term) {
          const weight = certainty / Math.sqrt(term.length);
          if (meant.stem !== word.stem && weight > (found.get(meant.stem)?.weight ?? 0)) {
            found.set(meant.stem, { stem: meant.stem, parts: meant.parts, weight });
          }
        }
      }
    }
  }
  return [...found.values()];
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
