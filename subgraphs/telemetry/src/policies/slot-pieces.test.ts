import { describe, expect, it } from 'vitest';
import type { Period } from './period.js';
import { cutSlot, type SumsState } from './slot-pieces.js';

const at = (text: string) => new Date(`2026-${text}Z`);
const period = (from: string, to: string): Period => ({ from: at(from), to: at(to) });
const MIDNIGHTS = ['10-23T22:00', '10-24T22:00', '10-25T23:00', '10-26T23:00'].map(at);
const cut = (part: Period, state: Partial<SumsState> = {}) =>
  cutSlot(0, part, { changed: [], midnights: MIDNIGHTS, ...state })
    .sort((a, b) => a.from.getTime() - b.from.getTime())
    .map(
      ({ from, to, source }) =>
        `${source} ${from.toISOString().slice(5, 16)} ${to.toISOString().slice(5, 16)}`,
    );

describe('a slot is cut into pieces', () => {
  it('of whole local days, the hours around them, and rows for the rest', () => {
    expect(cut(period('10-23T20:50', '10-26T01:10'))).toEqual([
      'rows 10-23T20:50 10-23T21:00',
      'hours 10-23T21:00 10-23T22:00',
      'days 10-23T22:00 10-25T23:00',
      'hours 10-25T23:00 10-26T01:00',
      'rows 10-26T01:00 10-26T01:10',
    ]);
  });

  it('of rows where a day has changed', () => {
    expect(
      cut(period('10-23T22:00', '10-26T23:00'), { changed: [period('10-24T22:00', '10-25T23:00')] }),
    ).toEqual([
      'days 10-23T22:00 10-24T22:00',
      'rows 10-24T22:00 10-25T23:00',
      'days 10-25T23:00 10-26T23:00',
    ]);
  });

  it('of rows where it is shorter than an hour, or an hour lies across its bounds', () => {
    expect(cut(period('10-24T10:15', '10-24T10:30'))).toEqual(['rows 10-24T10:15 10-24T10:30']);
    expect(cut(period('10-24T10:15', '10-24T11:45'))).toEqual(['rows 10-24T10:15 10-24T11:45']);
    expect(cut(period('10-24T10:00', '10-24T11:00'))).toEqual(['hours 10-24T10:00 10-24T11:00']);
  });

  it('that cover it exactly once, with sums only outside of changed days, however these lie', () => {
    const MINUTE = 60_000;
    const start = at('10-24T22:00').getTime();
    const midnights = Array.from({ length: 30 }, (_, day) => new Date(start + day * 1_440 * MINUTE));
    for (let i = 0; i < 200; i++) {
      const changed = midnights.flatMap((from, day) =>
        (i >> (day % 5)) % 2 ? [{ from, to: new Date(from.getTime() + 1_440 * MINUTE) }] : [],
      );
      const from = start + ((i * 977) % 9_000) * MINUTE;
      const part = { from: new Date(from), to: new Date(from + (1 + ((i * 613) % 12_000)) * MINUTE) };
      const pieces = cutSlot(0, part, { changed, midnights });
      pieces.sort((a, b) => a.from.getTime() - b.from.getTime());
      expect(pieces[0]?.from).toEqual(part.from);
      expect(pieces.at(-1)?.to).toEqual(part.to);
      for (const [n, piece] of pieces.entries()) {
        if (n > 0) expect(piece.from).toEqual(pieces[n - 1]?.to);
        const isChanged = changed.some((day) => day.from < piece.to && day.to > piece.from);
        if (piece.source !== 'rows') expect(isChanged).toBe(false);
      }
    }
  });
});
