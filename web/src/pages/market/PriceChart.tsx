import { useId, useMemo } from 'react';
import { useMediaQuery, WIDE } from '../../browser/use-media-query';
import { useWidth } from '../../browser/use-width';
import { ChartCursor } from '../../charts/ChartCursor';
import { GapMarks } from '../../charts/layers/GapMarks';
import { Future, NowMark } from '../../charts/layers/NowMark';
import { Patterns } from '../../charts/Patterns';
import { TimeChart } from '../../charts/TimeChart';
import { PRICE_UNITS, type PriceUnit, priceIn } from '../../format/energy';
import { formatSlot } from '../../format/slots';
import { type Gap, isGap } from '../../series/gaps';
import type { TimeSpan } from '../../series/ranges';
import { valueAxis } from '../../series/value-axis';
import { ExtremeMark } from './ExtremeMark';
import { PriceBox, priceText } from './PriceBox';
import { PriceMarks } from './PriceMarks';
import type { PriceSlot } from './price-slot';
import type { PriceStats } from './price-stats';

interface PriceChartProps {
  span: TimeSpan;
  now: number;
  slots: readonly PriceSlot[];
  gaps: readonly Gap[];
  entries: readonly (PriceSlot | Gap)[];
  stats: PriceStats;
  unit: PriceUnit;
  label: string;
}

export function PriceChart(props: PriceChartProps) {
  const { span, now, slots, gaps, entries, stats, unit } = props;
  const patternId = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const height = useMediaQuery(WIDE) ? 340 : 260;
  const axis = useMemo(() => valueAxis(valuesOf(slots, unit)), [slots, unit]);
  const textOf = (entry: PriceSlot | Gap) =>
    isGap(entry)
      ? `${formatSlot(entry)}: keine Werte`
      : `${formatSlot(entry)}: ${priceText(entry.price, unit)} ${PRICE_UNITS[unit]}`;
  return (
    <div className="ch" ref={frame} style={{ height }}>
      {width > 0 && (
        <>
          <TimeChart
            width={width}
            height={height}
            span={span}
            axis={axis}
            label={props.label}
            background={(plot) => (
              <>
                <Patterns id={patternId} />
                <Future plot={plot} now={now} span={span} />
                <GapMarks plot={plot} gaps={gaps} />
              </>
            )}
            foreground={(plot) => (
              <>
                <PriceMarks plot={plot} slots={slots} stats={stats} unit={unit} patternId={patternId} />
                <line className="ch-zero" x1={0} x2={plot.width} y1={plot.y(0)} y2={plot.y(0)} />
                <NowMark plot={plot} now={now} span={span} />
                <ExtremeMark plot={plot} slot={stats.highest} kind="highest" unit={unit} />
                <ExtremeMark plot={plot} slot={stats.lowest} kind="lowest" unit={unit} />
              </>
            )}
          />
          <ChartCursor entries={entries} span={span} width={width} height={height} textOf={textOf}>
            {(entry) => <PriceBox entry={entry} stats={stats} unit={unit} />}
          </ChartCursor>
        </>
      )}
    </div>
  );
}

/** Everything drawn, so that the scale holds it. */
function* valuesOf(slots: readonly PriceSlot[], unit: PriceUnit): Iterable<number> {
  for (const { price, range } of slots) {
    for (const value of [price, ...(range ?? [])]) if (value !== null) yield priceIn(unit, value);
  }
}
