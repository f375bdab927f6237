import { LEVEL_LABELS, type PriceLevel } from './price-stats';

/** Level 1 to 5 as bars that grow, beside the word; below zero needs no scale. */
export function PriceLevelBadge({ level }: { level: PriceLevel }) {
  if (level === 'negative') return <span className="bdg neg">{LEVEL_LABELS.negative}</span>;
  return (
    <span className={`bdg${level >= 4 ? ' hot' : ''}`}>
      <svg className="level" viewBox="0 0 22 10" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((step) => (
          <rect
            key={step}
            className={step <= level ? 'on' : undefined}
            x={(step - 1) * 4.6}
            y={10 - step * 2}
            width={3.2}
            height={step * 2}
            rx={1}
          />
        ))}
      </svg>
      {LEVEL_LABELS[level]} · Stufe {level} von 5
    </span>
  );
}
