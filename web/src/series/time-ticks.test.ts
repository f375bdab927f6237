import { describe, expect, it } from 'vitest';
import { berlinHour } from '../format/berlin-time';
import { timeTicks } from './time-ticks';

const at = (iso: string) => Date.parse(iso);
const iso = (ticks: number[]) => ticks.map((tick) => new Date(tick).toISOString());

describe('timeTicks', () => {
  it('marks a day at round hours of Berlin', () => {
    const { ticks, unit } = timeTicks({ from: at('2026-05-18T22:00Z'), to: at('2026-05-19T22:00Z') }, 9);

    expect(unit).toBe('hour');
    expect(ticks.map(berlinHour)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 0]);
  });

  it('marks round hours also on the days the clock is changed', () => {
    const spring = timeTicks({ from: at('2026-03-28T23:00Z'), to: at('2026-03-29T22:00Z') }, 9);
    const autumn = timeTicks({ from: at('2026-10-24T22:00Z'), to: at('2026-10-25T23:00Z') }, 9);

    expect(spring.ticks.map(berlinHour)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 0]);
    expect(autumn.ticks.map(berlinHour)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 0]);
  });

  it('marks an hour by minutes', () => {
    const { ticks, unit } = timeTicks({ from: at('2026-05-19T06:07Z'), to: at('2026-05-19T07:07Z') }, 6);

    expect(unit).toBe('minute');
    expect(iso(ticks)).toEqual([
      '2026-05-19T06:10:00.000Z',
      '2026-05-19T06:20:00.000Z',
      '2026-05-19T06:30:00.000Z',
      '2026-05-19T06:40:00.000Z',
      '2026-05-19T06:50:00.000Z',
      '2026-05-19T07:00:00.000Z',
    ]);
  });

  it('marks weeks by midnights in Berlin, over a change of the clock', () => {
    const { ticks, unit } = timeTicks({ from: at('2026-03-26T23:00Z'), to: at('2026-04-01T22:00Z') }, 8);

    expect(unit).toBe('day');
    expect(iso(ticks)).toEqual([
      '2026-03-26T23:00:00.000Z',
      '2026-03-27T23:00:00.000Z',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
      '2026-03-30T22:00:00.000Z',
      '2026-03-31T22:00:00.000Z',
    ]);
  });

  it('never gives more marks than fit', () => {
    const month = { from: at('2026-04-30T22:00Z'), to: at('2026-05-30T22:00Z') };

    for (const most of [4, 6, 10, 16, 31])
      expect(timeTicks(month, most).ticks.length).toBeLessThanOrEqual(most);
  });
});
