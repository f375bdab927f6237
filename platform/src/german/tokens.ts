import { foldWord } from './normalise.js';
import { normaliseNumber } from './numbers.js';

export interface Token {
  /** Folded; a number in its one spelling („100000“, „1,5“, „14a“). */
  text: string;
  kind: 'word' | 'number';
  /** Position in the text it came from. */
  start: number;
  end: number;
}

const PATTERN =
  /\d{1,3}(?:[. ]\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?[a-z]?(?![\p{L}\d])|\d+|[\p{L}][\p{L}\p{M}\d]*/gu;
const UNITS = new Map([
  ['€', 'euro'],
  ['%', 'prozent'],
  ['°', 'grad'],
]);
const SYMBOL = /[€%°]/g;

/**
 * Words and numbers of a normalised text. Hyphens separate („Smart-Meter-Gateway“ is three words), thousands
 * are joined; `€`, `%` and `°` become words and follow at the end.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const [raw] = match;
    const number = raw.charCodeAt(0) < 58;
    tokens.push({
      text: number ? normaliseNumber(raw.toLowerCase()) : foldWord(raw),
      kind: number ? 'number' : 'word',
      start: match.index,
      end: match.index + raw.length,
    });
  }
  for (const match of text.matchAll(SYMBOL)) {
    const unit = UNITS.get(match[0]);
    if (unit) tokens.push({ text: unit, kind: 'word', start: match.index, end: match.index + 1 });
  }
  return tokens;
}
