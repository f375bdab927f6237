import { compoundParts } from './compounds.js';
import { characterGrams } from './ngrams.js';
import { normaliseText } from './normalise.js';
import { numberWord } from './numbers.js';
import { stem } from './stem.js';
import { isStopWord } from './stop-words.js';
import { tokenise } from './tokens.js';

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

const MEMORY = 60_000;
const memory = new Map<string, AnalysedWord>();

function analyseWord(text: string, kind: 'word' | 'number'): AnalysedWord {
  const known = memory.get(text);
  if (known) return known;
  if (memory.size >= MEMORY) memory.clear();
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
  memory.set(text, word);
  return word;
}

/** All words and numbers of a text with their places; stop words are marked, not dropped. */
export function analyse(text: string): PlacedWord[] {
  return tokenise(normaliseText(text)).map((token) => ({
    word: analyseWord(token.text, token.kind),
    start: token.start,
    end: token.end,
  }));
}

/** The words of a text that tell what it is about. */
export function contentWords(text: string): AnalysedWord[] {
  return analyse(text).flatMap(({ word }) => (word.stopWord ? [] : [word]));
}
