import { isEstimated } from './quality';
import { isPartial, type ReadingSlot } from './reading-slot';

interface ReadingLegendProps {
  slots: readonly ReadingSlot[];
  hasGaps: boolean;
  isEnergy: boolean;
  /** Slots stand for several values. */
  isSummed: boolean;
}

/** The unit, and of the marks those that occur. */
export function ReadingLegend({ slots, hasGaps, isEnergy, isSummed }: ReadingLegendProps) {
  const hasFeed = slots.some(({ sold }) => (sold?.kwh ?? 0) > 0);
  const hasEstimates = slots.some(({ quality }) => quality !== 'MISSING' && isEstimated(quality));
  const hasPartial = isEnergy && slots.some((slot) => isPartial(slot, Date.now()));
  return (
    <figcaption className="legend-row">
      <span className="t-12 b">
        {isEnergy ? 'Energie' : 'Leistung'} <span className="sub">{isEnergy ? 'kWh' : 'kW'}</span>
      </span>
      <span className="key grid">Bezug</span>
      {hasFeed && <span className="key feed">Einspeisung</span>}
      {isSummed && !isEnergy && <span className="key band">kleinster bis größter Wert</span>}
      {hasEstimates && (
        <span className="q sub">
          <i />
          {isSummed ? 'enthält Ersatzwerte' : 'Ersatzwert'}
        </span>
      )}
      {hasPartial && (
        <span className="q fc">
          <i />
          unvollständig
        </span>
      )}
      {hasGaps && (
        <span className="q gap">
          <i />
          keine Werte
        </span>
      )}
    </figcaption>
  );
}
