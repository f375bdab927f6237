import type { SlotPiece } from '../data/slot-pieces.js';
import type { Slot } from '../policies/slot-grid.js';
import type { TimeRange } from './time-range.js';

/** The parts of the slots that lie in the period. */
export function piecesOf(slots: Slot[], { from, to }: TimeRange): SlotPiece[] {
  return slots.map((slot, number) => ({
    slot: number,
    from: slot.start > from ? slot.start : from,
    to: to !== null && to < slot.end ? to : slot.end,
    source: 'raw',
  }));
}
