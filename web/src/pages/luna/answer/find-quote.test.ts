import { describe, expect, it } from 'vitest';
import { findQuote, mergeRanges } from './find-quote';

const TEXT = `(1) Verträge bedürfen der Textform.
Der Anbieter hat die Kündigung inner-
halb einer Woche  nach Zugang zu bestätigen. (2) Die Frist nach Absatz 1 beginnt mit dem Zugang.`;

const marked = (quote: string) => {
  const { ranges, verbatim } = findQuote(TEXT, quote);
  return { parts: ranges.map(({ start, end }) => TEXT.slice(start, end)), verbatim };
};

describe('findQuote', () => {
  it('finds a sentence with its full stop across line breaks, hyphenation and doubled blanks', () => {
    expect(
      marked('„Der Anbieter hat die Kündigung innerhalb einer Woche nach Zugang zu bestätigen.“'),
    ).toEqual({
      parts: ['Der Anbieter hat die Kündigung inner-\nhalb einer Woche  nach Zugang zu bestätigen.'],
      verbatim: true,
    });
  });

  it('ignores the marks of Markdown in the quote', () => {
    expect(marked('**Verträge** bedürfen der _Textform_').verbatim).toBe(true);
  });

  it('marks the sentences that stand there when the whole does not', () => {
    expect(
      marked('Verträge bedürfen der Textform. Das ist neu. Die Frist nach Absatz 1 beginnt mit dem Zugang.'),
    ).toEqual({
      parts: ['Verträge bedürfen der Textform.', 'Die Frist nach Absatz 1 beginnt mit dem Zugang.'],
      verbatim: false,
    });
  });

  it('takes a quotation with omissions for verbatim if its pieces stand there in order', () => {
    expect(
      marked('Verträge bedürfen der Textform … innerhalb einer Woche nach Zugang zu bestätigen'),
    ).toEqual({
      parts: ['Verträge bedürfen der Textform.', 'inner-\nhalb einer Woche  nach Zugang zu bestätigen.'],
      verbatim: true,
    });
    expect(
      marked('innerhalb einer Woche nach Zugang zu bestätigen … Verträge bedürfen der Textform').verbatim,
    ).toBe(false);
  });

  it('marks nothing for what the text does not say', () => {
    expect(marked('Einen Bonus zahlt niemand.')).toEqual({ parts: [], verbatim: false });
    expect(marked('')).toEqual({ parts: [], verbatim: false });
  });

  it('does not mark short pieces that occur by chance', () => {
    expect(marked('Absatz 1. Das Wetter bleibt freundlich und mild.').parts).toEqual([]);
  });
});

describe('mergeRanges', () => {
  it('sorts and joins what overlaps', () => {
    expect(
      mergeRanges([
        { start: 10, end: 14 },
        { start: 0, end: 5 },
        { start: 4, end: 8 },
      ]),
    ).toEqual([
      { start: 0, end: 8 },
      { start: 10, end: 14 },
    ]);
  });
});
