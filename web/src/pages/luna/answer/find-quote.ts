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
/** How omissions within a quotation are written. */
const OMISSION = /\s*(?:\[…\]|…)\s*/;
const SENTENCE_END = /(?<=[.;:!?])\s+/;

/**
 * Finds a quote in a text by letters and digits alone, so that blanks, line breaks, hyphens, quotation marks
 * and Markdown don't matter. What „…“ parts is found piece by piece, in order. If the quote doesn't stand there,
 * its sentences are looked for one by one.
 */
export function findQuote(text: string, quote: string): FoundQuote {
  const haystack = lettersOf(text);
  const pieces = findPieces(haystack, quote.split(OMISSION));
  if (pieces) return { ranges: mergeRanges(pieces), verbatim: true };
  const sentences = quote
    .split(SENTENCE_END)
    .map((sentence) => findLetters(haystack, sentence, { minLetters: PIECE_MIN_LETTERS, from: 0 }))
    .filter((range) => range !== null);
  return { ranges: mergeRanges(sentences), verbatim: false };
}

/** Where all pieces stand, one after the other; null if one is missing or there is nothing to look for. */
function findPieces(haystack: Letters, quote: string[]): Range[] | null {
  const long = quote.filter((piece) => lettersOf(piece).letters.length >= PIECE_MIN_LETTERS);
  const pieces = long.length > 0 ? long : quote.slice(0, 1);
  const ranges: Range[] = [];
  for (const piece of pieces) {
    const range = findLetters(haystack, piece, { minLetters: 1, from: ranges.at(-1)?.end ?? 0 });
    if (!range) return null;
    ranges.push(range);
  }
  return ranges;
}

interface Letters {
  letters: string;
  /** Where each unit of `letters` stands in the text. */
  positions: number[];
  /** How many marks close the sentence at this place of the text. */
  closing(at: number): number;
}

function lettersOf(text: string): Letters {
  let letters = '';
  const positions: number[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}§%€]/gu)) {
    const lower = match[0].toLowerCase();
    letters += lower;
    for (let unit = 0; unit < lower.length; unit += 1) positions.push(match.index);
  }
  const closing = (at: number) => /^[.;:!?]?[“”"]?/.exec(text.slice(at, at + 2))?.[0].length ?? 0;
  return { letters, positions, closing };
}

/** The first place of the quote that begins at `from` or later. */
function findLetters(
  haystack: Letters,
  quote: string,
  { minLetters, from }: { minLetters: number; from: number },
): Range | null {
  const { letters } = lettersOf(quote);
  if (letters.length < minLetters) return null;
  const start = haystack.positions.findIndex((position) => position >= from);
  const at = start < 0 ? -1 : haystack.letters.indexOf(letters, start);
  const first = haystack.positions[at];
  const last = haystack.positions[at + letters.length - 1];
  if (at < 0 || first === undefined || last === undefined) return null;
  return { start: first, end: last + 1 + haystack.closing(last + 1) };
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
