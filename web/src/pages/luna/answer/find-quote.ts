/** A stretch of a text: `[start, end)` in UTF-16 units. */
export interface Range {
  start: number;
  end: number;
}

export interface FoundQuote {
  ranges: Range[];
  /** The whole quote stands in the text, letter by letter. */
  verbatim: boolean;
}

/** Shorter pieces occur by chance and would mark the wrong place. */
const PIECE_MIN_LETTERS = 16;

/**
 * Finds a quote in a text by letters and digits alone, so that blanks, line breaks, hyphens, quotation marks
 * and Markdown don't matter. If it doesn't stand there as a whole, its sentences are looked for one by one.
 */
export function findQuote(text: string, quote: string): FoundQuote {
  const haystack = lettersOf(text);
  const whole = findLetters(haystack, quote, 1);
  if (whole) return { ranges: [whole], verbatim: true };
  const ranges = quote
    .split(/(?<=[.;:!?…])\s+|\s*…\s*|\s*\[…\]\s*/)
    .map((piece) => findLetters(haystack, piece, PIECE_MIN_LETTERS))
    .filter((range) => range !== null);
  return { ranges: mergeRanges(ranges), verbatim: false };
}

interface Letters {
  letters: string;
  /** Where each unit of `letters` stands in the text. */
  positions: number[];
}

function lettersOf(text: string): Letters {
  let letters = '';
  const positions: number[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}§%€]/gu)) {
    const lower = match[0].toLowerCase();
    letters += lower;
    for (let unit = 0; unit < lower.length; unit += 1) positions.push(match.index);
  }
  return { letters, positions };
}

function findLetters(haystack: Letters, quote: string, minLetters: number): Range | null {
  const { letters } = lettersOf(quote);
  if (letters.length < minLetters) return null;
  const at = haystack.letters.indexOf(letters);
  const first = haystack.positions[at];
  const last = haystack.positions[at + letters.length - 1];
  return at < 0 || first === undefined || last === undefined ? null : { start: first, end: last + 1 };
}

/** Sorted and without overlaps. */
export function mergeRanges(ranges: Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}
