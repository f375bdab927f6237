import { describe, expect, it } from 'vitest';
import { formatHour, formatSlot } from './slots';

const slot = (start: string, end: string) => ({ start: Date.parse(start), end: Date.parse(end) });

describe('formatSlot', () => {
  it('names a slot by its day and clock in Berlin', () => {
    expect(formatSlot(slot('2026-05-19T06:30Z', '2026-05-19T06:45Z'))).toBe('Di., 19.5., 08:30–08:45');
  });

  it('names seconds only where they tell slots apart', () => {
    expect(formatSlot(slot('2026-05-19T06:30:10Z', '2026-05-19T06:30:12Z'))).toBe(
      'Di., 19.5., 08:30:10–08:30:12',
    );
  });

  it('names a local day by its date, also with 25 hours', () => {
    expect(formatSlot(slot('2026-10-24T22:00Z', '2026-10-25T23:00Z'))).toBe('So., 25.10.');
  });

  it('tells the two hours from two to three apart', () => {
    expect(formatSlot(slot('2026-10-25T00:15Z', '2026-10-25T00:30Z'))).toBe(
      'So., 25.10., 02:15 MESZ–02:30 MESZ',
    );
    expect(formatSlot(slot('2026-10-25T01:15Z', '2026-10-25T01:30Z'))).toBe(
      'So., 25.10., 02:15 MEZ–02:30 MEZ',
    );
  });
});

describe('formatHour', () => {
  it('is short on an axis', () => {
    expect(formatHour(Date.parse('2026-05-19T06:00Z'))).toBe('8');
    expect(formatHour(Date.parse('2026-05-18T22:00Z'))).toBe('0');
    expect(formatHour(Date.parse('2026-10-25T01:00Z'))).toBe('2 MEZ');
  });
});
