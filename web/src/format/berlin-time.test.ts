import { describe, expect, it } from 'vitest';
import { berlinDayStart, berlinHour, doubledHourZone } from './berlin-time';

const HOUR_MS = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const hoursOf = (day: string) => (berlinDayStart(at(day), 1) - berlinDayStart(at(day))) / HOUR_MS;

describe('berlinDayStart', () => {
  it('is midnight in Berlin, in winter and in summer', () => {
    expect(new Date(berlinDayStart(at('2026-01-15T23:30:00Z'))).toISOString()).toBe(
      '2026-01-15T23:00:00.000Z',
    );
    expect(new Date(berlinDayStart(at('2026-07-15T21:59:59Z'))).toISOString()).toBe(
      '2026-07-14T22:00:00.000Z',
    );
  });

  it('makes days of 23, 24 and 25 hours', () => {
    expect(['2026-03-29', '2026-05-19', '2026-10-25'].map((day) => hoursOf(`${day}T12:00:00Z`))).toEqual([
      23, 24, 25,
    ]);
  });

  it('steps over the changes of the clock by days, also backwards', () => {
    expect(new Date(berlinDayStart(at('2026-03-30T10:00:00Z'), -1)).toISOString()).toBe(
      '2026-03-28T23:00:00.000Z',
    );
    expect(new Date(berlinDayStart(at('2026-10-20T10:00:00Z'), 7)).toISOString()).toBe(
      '2026-10-26T23:00:00.000Z',
    );
  });
});

describe('berlinHour', () => {
  it('reads the wall clock with its fraction', () => {
    expect(berlinHour(at('2026-05-19T06:45:00Z'))).toBe(8.75);
  });
});

describe('doubledHourZone', () => {
  it('tells the two hours from two to three apart, and names no zone elsewhere', () => {
    expect(doubledHourZone(at('2026-10-25T00:30:00Z'))).toBe('MESZ');
    expect(doubledHourZone(at('2026-10-25T01:30:00Z'))).toBe('MEZ');
    expect(doubledHourZone(at('2026-10-25T02:30:00Z'))).toBeNull();
    expect(doubledHourZone(at('2026-03-29T01:30:00Z'))).toBeNull();
  });
});
