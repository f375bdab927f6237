import { formatClock } from '../../format/slots';
import type { TimeSpan } from '../../series/ranges';
import type { Plot } from '../plot';

interface NowMarkProps {
  plot: Plot;
  now: number;
  span: TimeSpan;
}

const LABEL_PX = 76;

/** What lies ahead, below the marks. */
export function Future({ plot, now, span }: NowMarkProps) {
  if (now >= span.to) return null;
  const x = plot.x(Math.max(now, span.from));
  return <rect className="ch-future" x={x} y={0} width={Math.max(0, plot.width - x)} height={plot.height} />;
}

/** The line of the present with its time above. */
export function NowMark({ plot, now, span }: NowMarkProps) {
  if (now < span.from || now > span.to) return null;
  const x = plot.x(now);
  const label = Math.min(Math.max(x - LABEL_PX / 2, -8), plot.width - LABEL_PX + 8);
  return (
    <g>
      <line className="ch-now" x1={x} x2={x} y1={-4} y2={plot.height} />
      <rect className="ch-now-box" x={label} y={-24} width={LABEL_PX} height={20} rx={10} />
      <text className="ch-text now" x={label + LABEL_PX / 2} y={-10}>
        Jetzt {formatClock(now)}
      </text>
    </g>
  );
}
