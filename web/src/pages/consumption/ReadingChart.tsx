import { useId, useMemo } from 'react';
import { useMediaQuery, WIDE } from '../../browser/use-media-query';
import { useWidth } from '../../browser/use-width';
import { ChartCursor } from '../../charts/ChartCursor';
import { GapMarks } from '../../charts/layers/GapMarks';
import { Future, NowMark } from '../../charts/layers/NowMark';
import { Patterns } from '../../charts/Patterns';
import { TimeChart } from '../../charts/TimeChart';
import { formatSlot } from '../../format/slots';
import type { Gap } from '../../series/gaps';
import { isGap } from '../../series/gaps';
import type { TimeSpan } from '../../series/ranges';
import { valueAxis } from '../../series/value-axis';
import { DIRECTIONS } from './directions';
import { EnergyMarks } from './EnergyMarks';
import { PowerMarks } from './PowerMarks';
import { ReadingBox, readingText } from './ReadingBox';
import type { ReadingSlot } from './reading-slot';

interface ReadingChartProps {
  span: TimeSpan;
  now: number;
  slots: readonly ReadingSlot[];
  gaps: readonly Gap[];
  entries: readonly (ReadingSlot | Gap)[];
  /** Energy per slot as bars, else power as a line. */
  isEnergy: boolean;
  label: string;
}

export function ReadingChart(props: ReadingChartProps) {
  const { span, now, slots, gaps, entries, isEnergy } = props;
  const patternId = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const height = useMediaQuery(WIDE) ? 340 : 260;
  const axis = useMemo(() => valueAxis(valuesOf(slots, isEnergy)), [slots, isEnergy]);
  const box = (entry: ReadingSlot | Gap) => <ReadingBox entry={entry} isEnergy={isEnergy} />;
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
            isMirrored
            background={(plot) => (
              <>
                <Patterns id={patternId} />
                <Future plot={plot} now={now} span={span} />
                <GapMarks plot={plot} gaps={gaps} />
              </>
            )}
            foreground={(plot) => (
              <>
                {isEnergy ? (
                  <EnergyMarks plot={plot} slots={slots} patternId={patternId} now={now} />
                ) : (
                  <PowerMarks plot={plot} slots={slots} patternId={patternId} />
                )}
                <line className="ch-zero" x1={0} x2={plot.width} y1={plot.y(0)} y2={plot.y(0)} />
                <NowMark plot={plot} now={now} span={span} />
              </>
            )}
          />
          <ChartCursor
            entries={entries}
            span={span}
            width={width}
            height={height}
            textOf={(entry) =>
              isGap(entry) ? `${formatSlot(entry)}: keine Werte` : readingText(entry, isEnergy)
            }
          >
            {box}
          </ChartCursor>
        </>
      )}
    </div>
  );
}

/** Everything drawn, so that the scale holds it. */
function* valuesOf(slots: readonly ReadingSlot[], isEnergy: boolean): Iterable<number> {
  for (const slot of slots) {
    for (const { flow, sign } of DIRECTIONS) {
      const found = flow(slot);
      if (found) yield (isEnergy ? found.kwh : Math.max(found.kw, found.range?.[1] ?? 0)) * sign;
    }
  }
}
