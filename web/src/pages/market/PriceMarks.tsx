import { patternFill } from '../../charts/Patterns';
import type { Plot } from '../../charts/plot';
import { rectPath } from '../../charts/rect-path';
import { type PriceUnit, priceIn } from '../../format/energy';
import { stepPoints } from '../../series/step-points';
import { hasPrice, type PriceSlot } from './price-slot';
import { type PriceLevel, type PriceStats, priceLevel } from './price-stats';

interface PriceMarksProps {
  plot: Plot;
  slots: readonly PriceSlot[];
  stats: PriceStats;
  unit: PriceUnit;
  patternId: string;
}

const LEVELS: PriceLevel[] = ['negative', 1, 2, 3, 4, 5];
const zero = () => 0;

/** The price as steps over its level in colour; below zero it hangs hatched under the zero line. */
export function PriceMarks({ plot, slots, stats, unit, patternId }: PriceMarksProps) {
  const inUnit = (price: number | undefined | null) => (price == null ? null : priceIn(unit, price));
  const price = (slot: PriceSlot) => inUnit(slot.price);
  const priced = slots.filter(hasPrice);
  const ofLevel = (level: PriceLevel) =>
    priced.filter((slot) => priceLevel(slot.price ?? 0, stats.mean) === level);
  return (
    <g>
      {LEVELS.map((level) => (
        <path
          key={level}
          className={`ch-price level-${level}`}
          d={rectPath(plot, ofLevel(level), zero, price)}
          fill={level === 'negative' ? patternFill(patternId, 'negative') : undefined}
        />
      ))}
      <path
        className="ch-band price"
        d={rectPath(
          plot,
          slots,
          (slot) => inUnit(slot.range?.[0]),
          (slot) => inUnit(slot.range?.[1]),
        )}
      />
      <path className="ch-line price" d={plot.path(stepPoints(slots, price))} />
    </g>
  );
}
