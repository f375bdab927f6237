import { expect, it } from 'vitest';
import { firstPart, lastPart } from './excerpt';

const LONG = Array.from({ length: 100 }, (_, index) => `wort${index}`).join(' ');

it('keeps a short neighbour whole', () => {
  expect(lastPart(' kurz ')).toBe('kurz');
  expect(firstPart(' kurz ')).toBe('kurz');
});

it('cuts a long neighbour between words and shows that it was cut', () => {
  expect(lastPart(LONG)).toMatch(/^… wort\d+ .* wort99$/);
  expect(firstPart(LONG)).toMatch(/^wort0 .* wort\d+ …$/);
  expect(lastPart(LONG).length).toBeLessThan(330);
});
