import { TriangleAlert } from 'lucide-react';
import { useNow } from '../../browser/use-now';
import { LiveBadge } from '../../components/LiveBadge';
import { formatPrice, PRICE_UNITS, type PriceUnit } from '../../format/energy';
import { formatSlot, formatSlotClock } from '../../format/slots';
import { freshnessOf } from '../../series/freshness';
import { priceText } from './PriceBox';
import { PriceLevelBadge } from './PriceLevelBadge';
import type { PriceSlot } from './price-slot';
import { type PriceStats, priceLevel } from './price-stats';

interface PriceNowCardProps {
  /** The price of this moment, else the newest one. */
  current: PriceSlot;
  stats: PriceStats | null;
  unit: PriceUnit;
  isConnected: boolean;
}

export function PriceNowCard({ current, stats, unit, isConnected }: PriceNowCardProps) {
  const now = useNow(1000);
  const intervalMs = current.end - current.start;
  const isOld = freshnessOf({ end: current.end, intervalMs }, now, true) === 'old';
  const other = unit === 'eurMwh' ? 'ctKwh' : 'eurMwh';
  return (
    <section className="card now" aria-labelledby="preis-h">
      <div className="row between wrap">
        <h2 className="card-t" id="preis-h">
          Börsenpreis jetzt
        </h2>
        <LiveBadge end={current.end} intervalMs={intervalMs} isConnected={isConnected} />
      </div>
      <div className="now-n">
        <p className={`num num-xl${isOld ? ' mut' : ''}`}>
          {priceText(current.price, unit)}
          <small>{PRICE_UNITS[unit]}</small>
        </p>
        {stats && current.price !== null && <PriceLevelBadge level={priceLevel(current.price, stats.mean)} />}
      </div>
      {isOld && (
        <p className="banner warn">
          <TriangleAlert className="i s" />
          Letzter Preis für {formatSlot(current)}. Neue bleiben gerade aus.
        </p>
      )}
      <p className="t-12 mut">
        Zeitfach {formatSlotClock(current)}
        {current.price !== null && ` · ${formatPrice(current.price, other)} ${PRICE_UNITS[other]}`} · ohne
        Netzentgelte, Abgaben und Steuern
      </p>
    </section>
  );
}
