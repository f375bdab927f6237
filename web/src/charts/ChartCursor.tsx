import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import type { TimeSpan } from '../series/ranges';
import { lastStartingBy, type Slot } from '../series/slot';
import { MARGIN } from './plot';

interface ChartCursorProps<E extends Slot> {
  /** What can be pointed at, by time: slots and gaps. */
  entries: readonly E[];
  span: TimeSpan;
  width: number;
  height: number;
  /** The entry in one sentence, for screen readers. */
  textOf(entry: E): string;
  /** What the box beside the pointer says. */
  children(entry: E): ReactNode;
}

const BOX_PX = 204;

/** Points at a slot by mouse, finger or arrow keys. It keeps its moment while values are added. */
export function ChartCursor<E extends Slot>(props: ChartCursorProps<E>) {
  const { entries, span, width, height } = props;
  const [at, setAt] = useState<number | null>(null);
  const plotWidth = width - MARGIN.left - MARGIN.right;
  const pxPerMs = plotWidth / (span.to - span.from);
  const index = at === null ? -1 : lastStartingBy(entries, at);
  const entry = entries[index];
  const isOn = entry !== undefined && at !== null && at < entry.end;

  const point = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setAt(span.from + x / pxPerMs);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(event.key, isOn ? index : entries.length, entries.length);
    if (next === null) return;
    event.preventDefault();
    setAt(entries[next]?.start ?? null);
  };
  const left = isOn ? Math.max(0, (entry.start - span.from) * pxPerMs) : 0;
  const right = isOn ? Math.min(plotWidth, (entry.end - span.from) * pxPerMs) : 0;
  return (
    <div
      className="ch-cursor"
      role="slider"
      tabIndex={0}
      aria-label="Zeitfach, mit den Pfeiltasten zu wählen"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, entries.length - 1)}
      aria-valuenow={Math.max(0, index)}
      aria-valuetext={isOn ? props.textOf(entry) : 'keines gewählt'}
      style={{
        left: MARGIN.left,
        top: MARGIN.top,
        width: plotWidth,
        height: height - MARGIN.top - MARGIN.bottom,
      }}
      onPointerDown={point}
      onPointerMove={point}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
      onKeyDown={onKeyDown}
    >
      {isOn && (
        <>
          <div className="ch-here" style={{ left, width: Math.max(1, right - left) }} />
          <div className="ch-box" style={boxPlace((left + right) / 2, plotWidth)}>
            {props.children(entry)}
          </div>
        </>
      )}
    </div>
  );
}

function boxPlace(middle: number, plotWidth: number) {
  const left = middle < plotWidth / 2 ? middle + 14 : middle - 14 - BOX_PX;
  return {
    left: Math.max(-MARGIN.left + 4, Math.min(left, plotWidth - BOX_PX + MARGIN.right - 4)),
    width: BOX_PX,
  };
}

/** Where a key leads from `index`; beyond the last entry before the first key. Null for other keys. */
function nextIndex(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10 };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return null;
  return Math.min(count - 1, Math.max(0, index + step));
}
