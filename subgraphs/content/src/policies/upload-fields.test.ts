import { expect, it } from 'vitest';
import { cleanFileName, cleanTags, titleOfFile } from './upload-fields.js';

it('tags are trimmed, and repetitions are dropped ignoring case', () => {
  expect(cleanTags([' Strom ', 'strom', '', '  ', 'Gas', 'STROM'])).toEqual(['Strom', 'Gas']);
});

it('more than 20 tags or a tag of more than 50 characters are refused', () => {
  const many = Array.from({ length: 21 }, (_, n) => `Tag ${n}`);
  expect(cleanTags(many.slice(1))).toHaveLength(20);
  expect(cleanTags(['x'.repeat(50)])).toHaveLength(1);
  const fault = expect.objectContaining({
    code: 'VALIDATION',
    errors: [expect.objectContaining({ field: 'tags', code: 'TOO_LONG' })],
  });
  expect(() => cleanTags(many)).toThrow(fault);
  expect(() => cleanTags(['x'.repeat(51)])).toThrow(fault);
});

it.each([
  ['C:\\Users\\ada\\Prüfbericht.pdf', 'Prüfbericht.pdf', 'Prüfbericht'],
  ['../../etc/passwd', 'passwd', 'passwd'],
  ['ordner/', 'Dokument', 'Dokument'],
  ['a\u0000b\u202e.md', 'ab.md', 'ab'],
  ['.profile', '.profile', '.profile'],
])('the file name %j is kept as %j', (given, fileName, title) => {
  expect(cleanFileName(given)).toBe(fileName);
  expect(titleOfFile(cleanFileName(given))).toBe(title);
});
