import { describe, expect, it } from 'vitest';
import { formatDay, formatMoment } from './dates';

const now = new Date('2026-05-19T09:00:00.000Z');

describe('formatMoment', () => {
  it('names the time of a moment of today', () => {
    expect(formatMoment('2026-05-19T06:39:00.000Z', now)).toBe('heute, 08:39');
  });

  it('counts days in Berlin, not in UTC', () => {
    expect(formatMoment('2026-05-18T22:30:00.000Z', now)).toBe('heute, 00:30');
    expect(formatDay('2026-05-18T22:30:00.000Z')).toBe('19.05.2026');
  });

  it('names the day of an older moment', () => {
    expect(formatMoment('2026-05-12T06:39:00.000Z', now)).toBe('12.05.2026');
  });
});
