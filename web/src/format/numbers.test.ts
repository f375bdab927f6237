import { describe, expect, it } from 'vitest';
import { formatAmount, formatBytes, formatLatency } from './numbers';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [907_312, '907 kB'],
    [999_600, '1 MB'],
    [1_058_211, '1,06 MB'],
    [52_428_800, '52,4 MB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatLatency', () => {
  it.each([
    [null, '–'],
    [0.2, '< 1 ms'],
    [38.4, '38 ms'],
    [4812, '4,81 s'],
  ])('writes %s ms as %s', (ms, text) => {
    expect(formatLatency(ms)).toBe(text);
  });
});

describe('formatAmount', () => {
  it('takes the singular for one and groups thousands', () => {
    expect(formatAmount(1, 'Abschnitt', 'Abschnitte')).toBe('1 Abschnitt');
    expect(formatAmount(6218, 'Abschnitt', 'Abschnitte')).toBe('6.218 Abschnitte');
  });
});
