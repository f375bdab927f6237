import { expect, it } from 'vitest';
import { SourceNumbers } from './source-numbers.js';

const [A, B] = ['2f0c7a4e-5d1b-5c3e-9a77-0c8d1e2f3a4b', '77b01c2d-0000-5000-8000-00000000000b'];
const TEXT = `Eins [chunk ${A}], zwei [chunk ${B}] und wieder [chunk ${A}]. [Absatz] [`;
const SHOWN = 'Eins [1], zwei [2] und wieder [1]. [Absatz] [';

it('markers become numbers in the order of first mention, wherever the text is cut', () => {
  for (let size = 1; size <= TEXT.length; size += 1) {
    const numbers = new SourceNumbers();
    let shown = '';
    for (let from = 0; from < TEXT.length; from += size) shown += numbers.add(TEXT.slice(from, from + size));
    expect(shown + numbers.end()).toBe(SHOWN);
    expect(numbers.mentioned).toEqual([A, B]);
  }
});

it('text is held back only for as long as it may become a marker', () => {
  const numbers = new SourceNumbers();
  expect(numbers.add('Satz. [chunk 2f')).toBe('Satz. ');
  expect(numbers.add(' und so weiter, länger als jeder Marker sein kann')).toContain('[chunk 2f und so');
});
