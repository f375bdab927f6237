import { SeriesTable } from '../../components/SeriesTable';
import { formatPrice, PRICE_UNITS, type PriceUnit } from '../../format/energy';
import { formatCount } from '../../format/numbers';
import { formatSlot } from '../../format/slots';
import type { Gap } from '../../series/gaps';
import type { TimeSpan } from '../../series/ranges';
import { priceText } from './PriceBox';
import { PriceChart } from './PriceChart';
import { PriceLegend } from './PriceLegend';
import type { PriceSlot } from './price-slot';
import type { PriceStats } from './price-stats';

interface PricePictureProps {
  title: string;
  isTable: boolean;
  unit: PriceUnit;
  span: TimeSpan;
  now: number;
  slots: readonly PriceSlot[];
  gaps: readonly Gap[];
  entries: readonly (PriceSlot | Gap)[];
  stats: PriceStats;
}

/** The prices as a chart with its legend, or the same in figures. */
export function PricePicture({ title, isTable, ...picture }: PricePictureProps) {
  const { unit, slots, gaps, entries, stats } = picture;
  if (isTable)
    return (
      <SeriesTable
        caption={`Börsenpreise, ${title}`}
        columns={['€/MWh', 'ct/kWh', 'Menge']}
        entries={entries}
        cellsOf={({ price, volume }) => [
          priceText(price, 'eurMwh'),
          priceText(price, 'ctKwh'),
          volume === null ? '–' : `${formatCount(volume)} MWh`,
        ]}
      />
    );
  return (
    <figure>
      <PriceLegend slots={slots} stats={stats} unit={unit} hasGaps={gaps.length > 0} />
      <PriceChart {...picture} label={`Börsenpreise, ${title}. ${finding(stats, unit)}`} />
    </figure>
  );
}

function finding({ lowest, highest }: PriceStats, unit: PriceUnit): string {
  const say = (slot: PriceSlot) =>
    `${formatPrice(slot.price ?? 0, unit)} ${PRICE_UNITS[unit]} am ${formatSlot(slot)}`;
  return `Am tiefsten ${say(lowest)}, am höchsten ${say(highest)}.`;
}
