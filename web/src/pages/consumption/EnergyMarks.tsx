import { patternFill } from '../../charts/Patterns';
import type { Plot } from '../../charts/plot';
import { rectPath } from '../../charts/rect-path';
import { DIRECTIONS } from './directions';
import { isEstimated } from './quality';
import { isPartial, type ReadingSlot } from './reading-slot';

interface EnergyMarksProps {
  plot: Plot;
  slots: readonly ReadingSlot[];
  patternId: string;
  now: number;
}

const GAP_PX = 3;
const zero = () => 0;

/** Energy per slot as bars. A sum that lacks values, or is not over yet, is drawn as an outline. */
export function EnergyMarks({ plot, slots, patternId, now }: EnergyMarksProps) {
  const isOpen = (slot: ReadingSlot) => slot.end > now || isPartial(slot, now);
  const open = slots.filter(isOpen);
  const measured = slots.filter((slot) => !isOpen(slot) && !isEstimated(slot.quality));
  const estimated = slots.filter((slot) => !isOpen(slot) && isEstimated(slot.quality));
  return DIRECTIONS.map(({ name, flow, sign }) => {
    const kwh = (slot: ReadingSlot) => {
      const value = flow(slot)?.kwh;
      return value === undefined ? null : value * sign;
    };
    const bars = (of: readonly ReadingSlot[]) => rectPath(plot, of, zero, kwh, GAP_PX);
    return (
      <g key={name}>
        <path
          className={`ch-bar ${name}`}
          d={bars(measured)}
          fill={name === 'feed' ? patternFill(patternId, 'feed') : undefined}
        />
        <path
          className={`ch-bar-edge ${name}`}
          d={bars(estimated)}
          fill={patternFill(patternId, `${name}-substitute`)}
        />
        <path className={`ch-bar-open ${name}`} d={bars(open)} />
      </g>
    );
  });
}
