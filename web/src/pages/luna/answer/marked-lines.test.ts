import { expect, it } from 'vitest';
import { markedLines } from './marked-lines';

const shape = (text: string, ranges: { start: number; end: number }[]) =>
  markedLines(text, ranges).map(({ parts }) =>
    parts.map((part) => (part.isMarked ? `[${part.text}]` : part.text)),
  );

it('marks a range that runs over a line break on both lines', () => {
  expect(shape('eins zwei\ndrei vier', [{ start: 5, end: 14 }])).toEqual([
    ['eins ', '[zwei]'],
    ['[drei]', ' vier'],
  ]);
});

it('loses no character and drops only empty lines', () => {
  expect(shape('a\n\n \nb', [])).toEqual([['a'], ['b']]);
});

it('marks several ranges of one line', () => {
  expect(
    shape('abcdef', [
      { start: 0, end: 1 },
      { start: 3, end: 6 },
    ]),
  ).toEqual([['[a]', 'bc', '[def]']]);
});
