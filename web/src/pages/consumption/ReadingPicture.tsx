import { SeriesTable } from '../../components/SeriesTable';
import { formatEnergy, formatPower } from '../../format/energy';
import type { Gap } from '../../series/gaps';
import type { TimeSpan } from '../../series/ranges';
import { QUALITIES } from './quality';
import { figure } from './ReadingBox';
import { ReadingChart } from './ReadingChart';
import { ReadingLegend } from './ReadingLegend';
import type { ReadingSlot } from './reading-slot';
import type { ReadingTotals } from './reading-totals';

interface ReadingPictureProps {
  title: string;
  isTable: boolean;
  isEnergy: boolean;
  span: TimeSpan;
  now: number;
  slots: readonly ReadingSlot[];
  gaps: readonly Gap[];
  entries: readonly (ReadingSlot | Gap)[];
  totals: ReadingTotals;
}

/** The series as a chart with its legend, or the same in figures. */
export function ReadingPicture(props: ReadingPictureProps) {
  const { title, isTable, isEnergy, slots, gaps, entries, totals } = props;
  const unit = isEnergy ? 'kWh' : 'kW';
  if (isTable)
    return (
      <SeriesTable
        caption={`Messwerte, ${title}`}
        columns={[`Bezug, ${unit}`, `Einspeisung, ${unit}`, 'Güte']}
        entries={entries}
        cellsOf={({ bought, sold, quality }) => [
          figure(bought, isEnergy),
          figure(sold, isEnergy),
          QUALITIES[quality].label,
        ]}
      />
    );
  const isSummed = slots.some(({ count }) => count !== null);
  return (
    <figure>
      <ReadingLegend slots={slots} hasGaps={gaps.length > 0} isEnergy={isEnergy} isSummed={isSummed} />
      <ReadingChart
        span={props.span}
        now={props.now}
        slots={slots}
        gaps={gaps}
        entries={entries}
        isEnergy={isEnergy}
        label={`Messwerte, ${title}. ${finding(totals)}`}
      />
    </figure>
  );
}

function finding({ boughtKwh, soldKwh, peak }: ReadingTotals): string {
  const most = peak ? ` Höchster Bezug ${formatPower(peak.kw)} kW.` : '';
  return `Bezug ${formatEnergy(boughtKwh)} kWh, Einspeisung ${formatEnergy(soldKwh)} kWh.${most}`;
}
