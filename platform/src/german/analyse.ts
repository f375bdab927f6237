import { compoundParts } from './compounds.js';
import { characterGrams } from './ngrams.js';
import { normaliseText } from './normalise.js';
import { numberWord } from './numbers.js';
import { stem } from './stem.js';
import { isStopWord } from './stop-words.js';
import { type Token, tokenise, tokenText } from './tokens.js';

/** One word as the search sees it. */
export interface AnalysedWord {
  /** Snowball stem, or the one spelling of a number. */
  stem: string;
  /** Stems of the compound's parts; empty if it isn't one. */
  parts: string[];
  /** Character 4-grams of a long word. */
  grams: string[];
  kind: 'word' | 'number';
  stopWord: boolean;
}

export interface PlacedWord {
  word: AnalysedWord;
  start: number;
  end: number;
}

/** Words repeat, so what was found out about one is kept: by its raw form, since folding costs most. */
const MEMORY = 60_000;
const memory = new Map<string, AnalysedWord>();

function analyseToken(token: Token): AnalysedWord {
  const known = memory.get(token.raw);
  if (known) return known;
  if (memory.size >= MEMORY) memory.clear();
  const word = analyseWord(tokenText(token), token.kind);
  memory.set(token.raw, word);
  return word;
}

/** One object per folded word, so that spellings of one word are the same to those who compare objects. */
const byText = new Map<string, AnalysedWord>();

function analyseWord(text: string, kind: Token['kind']): AnalysedWord {
  const known = byText.get(text);
  if (known) return known;
  if (byText.size >= MEMORY) byText.clear();
  const number = kind === 'number' ? text : numberWord(text);
  const word: AnalysedWord = number
    ? { stem: number, parts: [], grams: [], kind: 'number', stopWord: false }
    : {
        stem: stem(text),
        parts: [...new Set(compoundParts(text).map(stem))],
        grams: characterGrams(text),
        kind,
        stopWord: text.length < 2 || isStopWord(text),
      };
  byText.set(text, word);
  return word;
}

/** All words and numbers of a text with their places; stop words are marked, not dropped. */
export function analyse(text: string): PlacedWord[] {
  return tokenise(normaliseText(text)).map((token) => ({
    word: analyseToken(token),
    start: token.start,
    end: token.end,
  }));
}

/** The words of a text that tell what it is about. */
export function contentWords(text: string): AnalysedWord[] {
  return analyse(text).flatMap(({ word }) => (word.stopWord ? [] : [word]));
}
