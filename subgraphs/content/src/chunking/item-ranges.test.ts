import type { TextBlock } from '@luna/platform/ports/text-extractor';
import { expect, it } from 'vitest';
import { itemRanges } from './item-ranges.js';

const item = (text: string): TextBlock => ({ kind: 'list-item', level: null, text, page: null });
const text = (words: string): TextBlock => ({ kind: 'paragraph', level: null, text: words, page: null });

it('each part of an enumeration is named by its items, also when it starts inside one', () => {
  const parts = [
    [text('(1) Es gilt'), item('1. eins'), item('2. zwei'), item('2a. zwei a')],
    [item('a) weiter in zwei a'), item('3. drei')],
    [item('4. vier')],
    [item('b) weiter in vier')],
  ];
  expect(itemRanges(parts)).toEqual(['Nr. 1–2a', 'Nr. 2a–3', 'Nr. 4', 'Nr. 4']);
});

it('a part before the first item has no number, nor has any if the numbers start over', () => {
  expect(itemRanges([[text('Vorweg.')], [item('1. eins')]])).toEqual([null, 'Nr. 1']);
  expect(
    itemRanges([
      [item('1. eins'), item('2. zwei')],
      [text('Ferner'), item('1. anders')],
    ]),
  ).toEqual([null, null]);
});

it('a date at the start of a paragraph is no item', () => {
  expect(itemRanges([[text('31. Dezember'), item('1. eins')], [item('2. zwei')]])).toEqual([
    'Nr. 1',
    'Nr. 2',
  ]);
});
