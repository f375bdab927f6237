import { patternFill } from '../../charts/Patterns';
import type { Plot } from '../../charts/plot';
import { rectPath } from '../../charts/rect-path';
import { stepPoints } from '../../series/step-points';
import { DIRECTIONS } from './directions';
import { isEstimated } from './quality';
import type { ReadingSlot } from './reading-slot';

interface MarksProps {
  plot: Plot;
  slots: readonly ReadingSlot[];
  patternId: string;
}

const zero = () => 0;

/** Mean power: what is drawn stands above the zero line, what is fed in hangs below it. */
export function PowerMarks({ plot, slots, patternId }: MarksProps) {
  const measured = slots.filter(({ quality }) => !isEstimated(quality));
  const estimated = slots.filter(({ quality }) => isEstimated(quality));
  return DIRECTIONS.map(({ name, flow, sign }) => {
    const kw = (slot: ReadingSlot) => signed(flow(slot)?.kw, sign);
    const least = (slot: ReadingSlot) => signed(flow(slot)?.range?.[0], sign);
    const most = (slot: ReadingSlot) => signed(flow(slot)?.range?.[1], sign);
    return (
      <g key={name}>
        <path className={`ch-band ${name}`} d={rectPath(plot, slots, least, most)} />
        <path
          className={`ch-area ${name}`}
          d={rectPath(plot, measured, zero, kw)}
          fill={name === 'feed' ? patternFill(patternId, 'feed') : undefined}
        />
        <path d={rectPath(plot, estimated, zero, kw)} fill={patternFill(patternId, `${name}-substitute`)} />
        <path className={`ch-line ${name}`} d={plot.path(stepPoints(slots, kw, true))} />
      </g>
    );
  });
}

/** -0 would count as a value to draw. */
function signed(value: number | undefined, sign: 1 | -1): number | null {
  return value === undefined ? null : value === 0 ? 0 : value * sign;
}
