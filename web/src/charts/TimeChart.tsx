import { Line, type LineCustomSvgLayerProps, type LineSvgLayer } from '@nivo/line';
import { useMemo } from 'react';
import { formatTick } from '../format/energy';
import { formatClock, formatHour, formatShortDay, formatWeekday } from '../format/slots';
import type { TimeSpan } from '../series/ranges';
import type { StepPoint } from '../series/step-points';
import { dayTicks, type TimeTicks, timeTicks } from '../series/time-ticks';
import type { ValueAxis } from '../series/value-axis';
import { DayLabels } from './layers/DayLabels';
import { type ChartLayer, MARGIN, type Plot } from './plot';

interface TimeChartProps {
  width: number;
  height: number;
  span: TimeSpan;
  axis: ValueAxis;
  /** Below the grid, e.g. what is not known. */
  background: ChartLayer;
  foreground: ChartLayer;
  /** What a screen reader hears: a title and one finding. */
  label: string;
  /** Marks of the value axis without their sign, where two directions share it. */
  isMirrored?: boolean;
}

type Corners = { id: string; data: { x: number; y: number | null }[] };

const NARROW_PX = 520;
const HALF_DAY_MS = 43_200_000;
const SMALL_TEXT = { fill: 'var(--ink-3)', fontSize: 11, fontFamily: 'var(--font-ui)' };
const THEME = {
  text: SMALL_TEXT,
  axis: { ticks: { text: SMALL_TEXT, line: { strokeWidth: 0 } }, domain: { line: { strokeWidth: 0 } } },
  grid: { line: { stroke: 'var(--line)', strokeWidth: 1 } },
};

/** A chart over time: nivo's scales, axes and grid, with our own marks between and above them. */
export function TimeChart(props: TimeChartProps) {
  const { width, height, span, axis, background, foreground } = props;
  const { from, to } = span;
  const time = useMemo(() => timeTicks({ from, to }, mostTicks(width)), [from, to, width]);
  // The scales need a series; ours are drawn by the layers, which nivo would only copy.
  const corners = useMemo<Corners[]>(
    () => [
      {
        id: 'window',
        data: [
          { x: from, y: 0 },
          { x: to, y: 0 },
        ],
      },
    ],
    [from, to],
  );
  const isByDay = time.unit === 'day';
  const layers: LineSvgLayer<Corners>[] = [
    (nivo) => background(toPlot(nivo)),
    'grid',
    'axes',
    (nivo) => foreground(toPlot(nivo)),
    (nivo) => !isByDay && <DayLabels plot={toPlot(nivo)} span={span} days={dayTicks(span)} />,
  ];
  return (
    <Line<Corners>
      data={corners}
      width={width}
      height={height}
      margin={MARGIN}
      xScale={{ type: 'linear', min: from, max: to, nice: false }}
      yScale={{ type: 'linear', min: axis.min, max: axis.max, nice: false }}
      axisBottom={{
        // A day is named below its middle, an hour where it begins.
        tickValues: isByDay ? time.ticks.map((day) => day + HALF_DAY_MS) : time.ticks,
        tickSize: 0,
        tickPadding: 8,
        format: (at) => formatTimeTick(Number(at), time.unit, width),
      }}
      axisLeft={{
        tickValues: axis.ticks,
        tickSize: 0,
        tickPadding: 8,
        format: (value) => formatTick(props.isMirrored ? Math.abs(Number(value)) : Number(value)),
      }}
      gridYValues={axis.ticks}
      enableGridX={false}
      enablePoints={false}
      isInteractive={false}
      animate={false}
      curve="linear"
      theme={THEME}
      layers={layers}
      role="img"
      ariaLabel={props.label}
    />
  );
}

function toPlot(nivo: LineCustomSvgLayerProps<Corners>): Plot {
  const { innerWidth: width, innerHeight: height, xScale, yScale, lineGenerator } = nivo;
  // What reaches over an edge ends there.
  const x = (at: number) => Math.min(width, Math.max(0, xScale(at)));
  return {
    width,
    height,
    x,
    y: yScale,
    path(points: readonly StepPoint[]) {
      const corners = points.map((point) => ({
        x: x(point.x),
        y: point.y === null ? null : yScale(point.y),
      }));
      // The generator breaks at null, which its type leaves out.
      return lineGenerator(corners as never) ?? '';
    },
  };
}

/** As many marks as their labels leave room for, which are shorter where there is little. */
function mostTicks(width: number): number {
  const perTick = width < NARROW_PX ? 46 : 64;
  return Math.max(2, Math.floor((width - MARGIN.left - MARGIN.right) / perTick));
}

function formatTimeTick(at: number, unit: TimeTicks['unit'], width: number): string {
  if (unit === 'hour') return formatHour(at);
  if (unit === 'minute') return formatClock(at);
  return width < NARROW_PX
    ? formatShortDay(at).replace(/^\D+/, '')
    : `${formatWeekday(at)} ${formatShortDay(at).replace(/^\D+/, '')}`;
}
