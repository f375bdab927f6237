import { PRICE_UNITS, type PriceUnit } from '../../format/energy';
import { hasPrice, type PriceSlot } from './price-slot';
import { LEVEL_LABELS, type PriceLevel, type PriceStats, priceLevel } from './price-stats';

interface PriceLegendProps {
  slots: readonly PriceSlot[];
  stats: PriceStats;
  unit: PriceUnit;
  hasGaps: boolean;
}

const LEVELS: PriceLevel[] = ['negative', 1, 2, 3, 4, 5];

/** The unit and the levels that occur; they go by the mean of the period. */
export function PriceLegend({ slots, stats, unit, hasGaps }: PriceLegendProps) {
  const found = new Set(slots.filter(hasPrice).map(({ price }) => priceLevel(price ?? 0, stats.mean)));
  return (
    <figcaption className="legend-row">
      <span className="t-12 b">
        Börsenpreis <span className="sub">{PRICE_UNITS[unit]}</span>
      </span>
      {LEVELS.filter((level) => found.has(level)).map((level) => (
        <span key={level} className={`key level-${level}`}>
          {LEVEL_LABELS[level]}
        </span>
      ))}
      {hasGaps && (
        <span className="q gap">
          <i />
          keine Werte
        </span>
      )}
    </figcaption>
  );
}
