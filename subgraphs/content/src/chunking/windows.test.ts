import { expect, it } from 'vitest';
import { cutText } from './cut.js';
import { windowsOf } from './windows.js';

const chunk = {
  text: Array.from({ length: 30 }, (_, n) => `Satz ${n} nennt nach § 5 Abs. 2 Satz 1 eine Pflicht.`).join(
    ' ',
  ),
  headingPath: ['Teil 1'],
  law: 'MuNG',
  paragraph: '§ 5',
  subsection: '2',
};

it('a chunk that an embedder can read whole is one window under the title of its item', () => {
  expect(windowsOf(chunk, 'Mustergesetz', 8000)).toEqual([
    { ...chunk, headingPath: ['Mustergesetz', 'Teil 1'] },
  ]);
});

it('a longer chunk is seen in windows that lose no word and keep to the limit', () => {
  const windows = windowsOf(chunk, 'Mustergesetz', 300);
  expect(windows.map((w) => w.text).join(' ')).toBe(chunk.text);
  expect(windows.every((w) => w.text.length <= 300 && w.law === 'MuNG')).toBe(true);
});

it('a cut does not tear a citation of a law apart', () => {
  for (const piece of cutText(chunk.text, 300)) expect(piece).toMatch(/^Satz .*Pflicht\.$/s);
});
