import { describe, expect, it } from 'vitest';
import { stepPoints } from './step-points';

const slot = (start: number, value: number | null) => ({ start, end: start + 10, value });
const heightOf = ({ value }: { value: number | null }) => value;
const corners = (points: { x: number; y: number | null }[]) => points.map(({ x, y }) => [x, y]);

describe('stepPoints', () => {
  it('keeps a value to the end of its slot', () => {
    expect(corners(stepPoints([slot(0, 1), slot(10, 2)], heightOf))).toEqual([
      [0, 1],
      [10, 1],
      [10, 2],
      [20, 2],
      [20, null],
    ]);
  });

  it('breaks at a missing slot and at a missing value, and draws neither as zero', () => {
    const points = stepPoints([slot(0, 1), slot(20, 2), slot(30, null), slot(40, 3)], heightOf);

    expect(corners(points)).toEqual([
      [0, 1],
      [10, 1],
      [10, null],
      [20, 2],
      [30, 2],
      [30, null],
      [40, 3],
      [50, 3],
      [50, null],
    ]);
  });

  it('stands on the zero line where it rises, and leaves out slots of zero', () => {
    expect(corners(stepPoints([slot(0, 0), slot(10, 2), slot(20, 0)], heightOf, true))).toEqual([
      [10, 0],
      [10, 2],
      [20, 2],
      [20, 0],
      [20, null],
    ]);
  });

  it('draws a value of zero where it does not rise', () => {
    expect(corners(stepPoints([slot(0, 0)], heightOf))).toEqual([
      [0, 0],
      [10, 0],
      [10, null],
    ]);
  });
});
