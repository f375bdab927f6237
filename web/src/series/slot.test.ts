import { describe, expect, it } from 'vitest';
import { mergeSlots, slotAt, slotsWithin } from './slot';

const slot = (start: number, value = 0) => ({ start, end: start + 10, value });

describe('mergeSlots', () => {
  it('appends what is newer', () => {
    expect(mergeSlots([slot(0), slot(10)], [slot(20)]).map(({ start }) => start)).toEqual([0, 10, 20]);
  });

  it('keeps each slot once, with its newer account, whatever comes again after a reconnection', () => {
    const merged = mergeSlots(
      [slot(0, 1), slot(10, 1), slot(20, 1)],
      [slot(10, 2), slot(20, 2), slot(30, 2)],
    );

    expect(merged).toEqual([slot(0, 1), slot(10, 2), slot(20, 2), slot(30, 2)]);
  });

  it('puts late values into their place', () => {
    expect(mergeSlots([slot(0), slot(30)], [slot(20), slot(10)]).map(({ start }) => start)).toEqual([
      0, 10, 20, 30,
    ]);
  });

  it('orders also what arrives unordered at first', () => {
    expect(mergeSlots([], [slot(20), slot(0), slot(20, 3)])).toEqual([slot(0), slot(20, 3)]);
  });
});

describe('slotsWithin', () => {
  it('keeps the slots that reach into the window', () => {
    expect(slotsWithin([slot(0), slot(10), slot(20), slot(30)], 15, 30).map(({ start }) => start)).toEqual([
      10, 20,
    ]);
  });
});

describe('slotAt', () => {
  it('finds the slot that holds a moment, and none in a gap', () => {
    const slots = [slot(0), slot(10), slot(40)];

    expect([-1, 0, 9, 10, 25, 40, 50].map((at) => slotAt(slots, at)?.start ?? null)).toEqual([
      null,
      0,
      0,
      10,
      null,
      40,
      null,
    ]);
  });
});
