import { describe, expect, it } from 'vitest';
import { formatAge, formatDuration } from './ages';

describe('formatAge', () => {
  it.each([
    [-500, 'jetzt'],
    [999, 'jetzt'],
    [3_400, 'vor 3 s'],
    [59_999, 'vor 59 s'],
    [60_000, 'vor 1 min'],
    [3_600_000, 'vor 1 Std.'],
    [86_400_000, 'vor 1 Tag'],
    [200_000_000, 'vor 2 Tagen'],
  ])('calls %d ms %s', (ms, text) => {
    expect(formatAge(ms)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [200, '1 s'],
    [45_000, '45 s'],
    [900_000, '15 min'],
    [9_000_000, '2,5 Std.'],
    [260_000_000, '3 Tage'],
  ])('calls %d ms %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
