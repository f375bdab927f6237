import { expect, it } from 'vitest';
import { openObject } from './open-object.js';

const schema = openObject(100);
const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

it('keeps an object exactly as it came', () => {
  const value = { ' a ': ' ä ', n: null, list: [1, { b: true }] };
  expect(schema.parse(value)).toBe(value);
});

it.each([
  ['a list', []],
  ['a text', 'x'],
  ['too many bytes', { a: 'ä'.repeat(50) }],
  ['NUL in a value', { a: 'x\u0000' }],
  ['NUL in a key', { 'x\u0000': 1 }],
  ['half a surrogate pair', { a: ['\ud800'] }],
])('refuses %s', (_what, value) => {
  expect(schema.safeParse(value).success).toBe(false);
});

it('refuses nesting deeper than the stack instead of failing on it', () => {
  expect(schema.safeParse(nested(100_000)).success).toBe(false);
});

it('takes text that merely speaks of escapes', () => {
  expect(schema.safeParse({ a: '\\u0000', b: '😀' }).success).toBe(true);
});
