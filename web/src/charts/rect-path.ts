import type { Slot } from '../series/slot';
import type { Plot } from './plot';

type Edge<S> = (slot: S) => number | null;

/**
 * One path of upright rectangles, each from `low` to `high` of its slot, as one path so that neighbours meet
 * without a seam. With `gapPx` they keep up to that distance, less where they are narrow.
 */
export function rectPath<S extends Slot>(
  plot: Plot,
  slots: readonly S[],
  low: Edge<S>,
  high: Edge<S>,
  gapPx = 0,
): string {
  return slots
    .map((slot) => {
      const from = low(slot);
      const to = high(slot);
      if (from === null || to === null || from === to) return '';
      const left = plot.x(slot.start);
      const right = plot.x(slot.end);
      const inset = Math.min(gapPx, (right - left) * 0.2) / 2;
      return `M${px(left + inset)},${px(plot.y(from))}V${px(plot.y(to))}H${px(right - inset)}V${px(plot.y(from))}Z`;
    })
    .join('');
}

const px = (value: number) => Number(value.toFixed(2));
