import { formatDuration } from '../../format/ages';
import type { Slot } from '../../series/slot';
import type { Plot } from '../plot';

const WORDS_FROM_PX = 74;
const DURATION_FROM_PX = 46;

/** Where nothing is known: shaded, with a bracket at the bottom and, where it fits, said in words. */
export function GapMarks({ plot, gaps }: { plot: Plot; gaps: readonly Slot[] }) {
  return (
    <g>
      {gaps.map(({ start, end }) => {
        const x = plot.x(start);
        // A single missing slot of a long window must not vanish.
        const width = Math.max(2, plot.x(end) - x);
        return (
          <g key={start}>
            <rect className="ch-gap" x={x} y={0} width={width} height={plot.height} />
            <path className="ch-bracket" d={bracket(x, x + width, plot.height)} />
            {width >= DURATION_FROM_PX && (
              <text className="ch-text gap" x={x + width / 2} y={plot.height - 12}>
                {width >= WORDS_FROM_PX && (
                  <tspan x={x + width / 2} dy="-13">
                    keine Werte
                  </tspan>
                )}
                <tspan x={x + width / 2} dy={width >= WORDS_FROM_PX ? 13 : 0}>
                  {formatDuration(end - start)}
                </tspan>
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

const bracket = (left: number, right: number, bottom: number) =>
  `M${left + 0.75},${bottom - 6}V${bottom - 1}H${Math.max(left + 0.75, right - 0.75)}V${bottom - 6}`;
