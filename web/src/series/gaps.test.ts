import { describe, expect, it } from 'vitest';
import { findGaps, withGaps } from './gaps';

const slot = (start: number, value: number | null = 1) => ({ start, end: start + 10, value });
const gap = (start: number, end: number) => ({ start, end, isGap: true });
const search = (from: number, to: number, now = to) => ({
  from,
  to,
  now,
  hasValue: ({ value }: ReturnType<typeof slot>) => value !== null,
});

describe('findGaps', () => {
  it('finds none in slots without a break', () => {
    expect(findGaps([slot(0), slot(10), slot(20)], search(0, 30))).toEqual([]);
  });

  it('finds missing slots, at the beginning, between and at the end', () => {
    expect(findGaps([slot(20), slot(50)], search(0, 100))).toEqual([gap(0, 20), gap(30, 50), gap(60, 100)]);
  });

  it('counts a slot without a value as missing and joins it with its missing neighbours', () => {
    expect(findGaps([slot(0), slot(10, null), slot(40)], search(0, 50))).toEqual([gap(10, 40)]);
  });

  it('joins several slots without a value', () => {
    expect(findGaps([slot(0), slot(10, null), slot(20, null), slot(30)], search(0, 40))).toEqual([
      gap(10, 30),
    ]);
  });

  it('does not call missing what is not due yet', () => {
    expect(findGaps([slot(0), slot(10)], search(0, 1000, 40))).toEqual([]);
    expect(findGaps([slot(0), slot(10)], search(0, 1000, 50))).toEqual([gap(20, 50)]);
  });

  it('takes a value of zero for a value', () => {
    expect(findGaps([slot(0), slot(10, 0), slot(20)], search(0, 30))).toEqual([]);
  });

  it('is one gap where there are no slots at all', () => {
    expect(findGaps([], search(0, 100, 60))).toEqual([gap(0, 60)]);
  });
});

describe('withGaps', () => {
  it('lists values and gaps by time, a slot without value only as its gap', () => {
    const slots = [slot(0), slot(10, null), slot(20)];
    const hasValue = ({ value }: ReturnType<typeof slot>) => value !== null;

    expect(withGaps(slots, findGaps(slots, search(0, 30)), hasValue)).toEqual([
      slot(0),
      gap(10, 20),
      slot(20),
    ]);
  });
});
