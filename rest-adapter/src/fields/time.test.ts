import { describe, expect, it } from 'vitest';
import { instant, instantOrDay } from './time.js';

describe('instants', () => {
  it.each([
    ['2026-11-22T14:00:00+01:00', '2026-11-22T13:00:00.000Z'],
    ['2026-11-22T13:00Z', '2026-11-22T13:00:00.000Z'],
    ['2026-11-22T13:00:00.5Z', '2026-11-22T13:00:00.500Z'],
    ['2024-02-29T23:59:59.999-0030', '2024-03-01T00:29:59.999Z'],
  ])('%s is %s', (given, expected) => {
    expect(instant().parse(given)).toBe(expected);
  });

  it.each([
    '2026-11-22T13:00:00',
    '2026-11-22',
    '2026-02-29T00:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T13:00:60Z',
    '2026-11-22T13:00:00.1234Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-01:00',
    '1763816400000',
  ])('%s is refused', (given) => {
    expect(instant().safeParse(given).success).toBe(false);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-22', '2026-11-21T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('%s starts in Berlin at %s', (day, expected) => {
    expect(instantOrDay().parse(day)).toBe(expected);
  });

  it('a day that does not exist is refused', () => {
    expect(instantOrDay().safeParse('2026-11-31').success).toBe(false);
  });
});
