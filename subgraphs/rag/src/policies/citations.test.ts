import { describe, expect, it } from 'vitest';
import { verifyCitations } from './citations.js';

const A = '7f3c1b1e-7a44-5c0e-9a3b-0c1d2e3f4a51';
const B = '0b9d6c52-1f0e-5d7a-8c44-5a6b7c8d9e02';
const given = new Set([A, B]);

describe('verifying citations', () => {
  it('lists cited passages once, in order of first mention, in lower case', () => {
    const { text, used } = verifyCitations(
      `x [chunk ${B.toUpperCase()}] y [chunk ${A}] z [chunk ${B}]`,
      given,
    );
    expect(used).toEqual([B, A]);
    expect(text).toBe(`x [chunk ${B}] y [chunk ${A}] z [chunk ${B}]`);
  });

  it.each([
    '[chunk 11111111-1111-4111-8111-111111111111]',
    '[chunk 1]',
    '[chunk]',
    '[CHUNK <ID>]',
    `[chunk ${A}, ${B}]`,
  ])('drops %s, which was not given', (citation) => {
    expect(verifyCitations(`Satz ${citation}.`, given)).toEqual({ text: 'Satz.', used: [] });
  });
});
