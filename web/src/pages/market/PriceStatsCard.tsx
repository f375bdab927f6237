import { formatDuration } from '../../format/ages';
import { formatPrice, PRICE_UNITS, type PriceUnit } from '../../format/energy';
import { formatSlot } from '../../format/slots';
import type { PriceSlot } from './price-slot';
import type { PriceStats } from './price-stats';

interface PriceStatsCardProps {
  title: string;
  stats: PriceStats;
  unit: PriceUnit;
}

export function PriceStatsCard({ title, stats, unit }: PriceStatsCardProps) {
  return (
    <section className="card totals" aria-labelledby="spanne-h">
      <h2 className="card-t" id="spanne-h">
        {title}
      </h2>
      <dl className="figures">
        <Figure label="Mittel" price={stats.mean} unit={unit} />
        <Figure label="Tiefster" price={stats.lowest.price ?? 0} unit={unit} slot={stats.lowest} />
        <Figure label="Höchster" price={stats.highest.price ?? 0} unit={unit} slot={stats.highest} />
      </dl>
      {stats.negativeMs > 0 && (
        <p className="t-13 mut">{`Der Preis lag ${formatDuration(stats.negativeMs)} unter null.`}</p>
      )}
    </section>
  );
}

interface FigureProps {
  label: string;
  price: number;
  unit: PriceUnit;
  slot?: PriceSlot;
}

function Figure({ label, price, unit, slot }: FigureProps) {
  return (
    <div>
      <dt className="t-12 mut">{label}</dt>
      <dd className="num num-l">
        {formatPrice(price, unit)}
        <small>{PRICE_UNITS[unit]}</small>
        {slot && <span className="t-12 mut">{formatSlot(slot)}</span>}
      </dd>
    </div>
  );
}
