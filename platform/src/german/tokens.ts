import { foldWord } from './normalise.js';
import { normaliseNumber } from './numbers.js';

export interface Token {
  /** As it stands in the text. */
  raw: string;
  kind: 'word' | 'number';
  /** Position in the text it came from. */
  start: number;
  end: number;
}

/** Letters of European scripts as ranges: three times faster than `\p{L}` on the way of every word. */
const LETTER = String.raw`A-Za-zªºÀ-ÖØ-öø-\u1fff`;
const PATTERN = new RegExp(
  String.raw`[${LETTER}][${LETTER}\d]*|\d{1,3}(?:[. ]\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?[a-z]?(?![${LETTER}\d])|\d+`,
  'g',
);
const UNITS = new Map([
  ['€', 'euro'],
  ['%', 'prozent'],
  ['°', 'grad'],
]);
const SYMBOL = /[€%°]/g;
/** Digits come before letters. */
const FIRST_LETTER = 'A'.charCodeAt(0);

/**
 * Words and numbers of a normalised text. Hyphens separate („Smart-Meter-Gateway“ is three words), thousands
 * are joined; the signs `€`, `%` and `°` follow at the end.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const [raw] = match;
    const kind = raw.charCodeAt(0) < FIRST_LETTER ? 'number' : 'word';
    tokens.push({ raw, kind, start: match.index, end: match.index + raw.length });
  }
  for (const { 0: raw, index } of text.matchAll(SYMBOL)) {
    tokens.push({ raw, kind: 'word', start: index, end: index + 1 });
  }
  return tokens;
}

/** The form in which tokens are compared: folded words, numbers in their one spelling, units as words. */
export function tokenText({ raw, kind }: Pick<Token, 'raw' | 'kind'>): string {
  return kind === 'number' ? normaliseNumber(raw.toLowerCase()) : (UNITS.get(raw) ?? foldWord(raw));
}
