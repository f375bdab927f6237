import { formatDuration } from '../../format/ages';
import { formatPrice, PRICE_UNITS, type PriceUnit } from '../../format/energy';
import { formatSlot } from '../../format/slots';
import { type Gap, isGap } from '../../series/gaps';
import type { PriceSlot } from './price-slot';
import { LEVEL_LABELS, type PriceStats, priceLevel } from './price-stats';

interface PriceBoxProps {
  entry: PriceSlot | Gap;
  stats: PriceStats;
  unit: PriceUnit;
}

/** What the pointer tells about a price. */
export function PriceBox({ entry, stats, unit }: PriceBoxProps) {
  if (isGap(entry))
    return (
      <>
        <p className="bb">{formatSlot(entry)}</p>
        <p>Keine Werte, {formatDuration(entry.end - entry.start)}</p>
      </>
    );
  const { price, range } = entry;
  const other = unit === 'eurMwh' ? 'ctKwh' : 'eurMwh';
  return (
    <>
      <p className="bb">{formatSlot(entry)}</p>
      <p className="num num-m">
        {priceText(price, unit)}
        <small>{PRICE_UNITS[unit]}</small>
      </p>
      <p className="sub">
        {priceText(price, other)} {PRICE_UNITS[other]}
      </p>
      {range && (
        <p>
          {formatPrice(range[0], unit)} bis {formatPrice(range[1], unit)}
        </p>
      )}
      {price !== null && <p>{LEVEL_LABELS[priceLevel(price, stats.mean)]}</p>}
    </>
  );
}

export const priceText = (price: number | null, unit: PriceUnit) =>
  price === null ? '–' : formatPrice(price, unit);
