import type { Slot } from './slot';

export interface StepPoint {
  x: number;
  /** Null breaks the line: nothing is known here, or the run is over. */
  y: number | null;
}

/**
 * The corners of a line that keeps each value for the whole of its slot. It breaks wherever a slot or its value
 * is missing; it is never drawn across. With `rises` each run begins and ends at zero, and slots of zero are
 * left out: the outline of an area that stands on the zero line.
 */
export function stepPoints<S extends Slot>(
  slots: readonly S[],
  heightOf: (slot: S) => number | null,
  rises = false,
): StepPoint[] {
  const points: StepPoint[] = [];
  let openUntil: number | null = null;
  const close = () => {
    if (openUntil === null) return;
    if (rises) points.push({ x: openUntil, y: 0 });
    points.push({ x: openUntil, y: null });
    openUntil = null;
  };
  for (const slot of slots) {
    const value = heightOf(slot);
    if (openUntil !== null && slot.start > openUntil) close();
    if (value === null || (rises && value === 0)) {
      close();
      continue;
    }
    if (openUntil === null && rises) points.push({ x: slot.start, y: 0 });
    points.push({ x: slot.start, y: value }, { x: slot.end, y: value });
    openUntil = slot.end;
  }
  close();
  return points;
}
