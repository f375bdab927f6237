import { berlinDayStart } from '../../format/berlin-time';
import { formatShortDay } from '../../format/slots';
import type { TimeSpan } from '../../series/ranges';
import type { Plot } from '../plot';

interface DayLabelsProps {
  plot: Plot;
  span: TimeSpan;
  /** Midnights in the window. */
  days: number[];
}

const ROOM_PX = 64;

/** The days below an axis of hours, each where it begins. */
export function DayLabels({ plot, span, days }: DayLabelsProps) {
  if (days.length === 0) return <DayLabel plot={plot} at={span.from} />;
  const [first = span.from] = days;
  return (
    <g>
      {plot.x(first) > ROOM_PX && <DayLabel plot={plot} at={span.from} />}
      {days.map((day) => (
        <g key={day}>
          {day > span.from && day < span.to && (
            <line className="ch-day" x1={plot.x(day)} x2={plot.x(day)} y1={0} y2={plot.height} />
          )}
          {plot.width - plot.x(day) > ROOM_PX && <DayLabel plot={plot} at={day} />}
        </g>
      ))}
    </g>
  );
}

function DayLabel({ plot, at }: { plot: Plot; at: number }) {
  const isToday = berlinDayStart(at) === berlinDayStart(Date.now());
  return (
    <text
      className={`ch-text day${isToday ? ' today' : ''}`}
      x={Math.max(0, plot.x(at))}
      y={plot.height + 34}
    >
      {formatShortDay(at)}
      {isToday && ' · heute'}
    </text>
  );
}
