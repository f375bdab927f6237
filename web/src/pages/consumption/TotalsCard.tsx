import { formatDuration } from '../../format/ages';
import { formatEnergy, formatPower } from '../../format/energy';
import { formatAmount } from '../../format/numbers';
import { formatSlot } from '../../format/slots';
import type { ReadingTotals } from './reading-totals';

interface TotalsCardProps {
  /** „Heute“, „7 Tage“ */
  title: string;
  totals: ReadingTotals;
}

/** The sums of the period shown, and what they leave out. */
export function TotalsCard({ title, totals }: TotalsCardProps) {
  const { boughtKwh, soldKwh, peak, substitutes, missingMs } = totals;
  return (
    <section className="card totals" aria-labelledby="summe-h">
      <h2 className="card-t" id="summe-h">
        {title}
      </h2>
      <dl className="figures">
        <div>
          <dt className="t-12 mut">Bezug</dt>
          <dd className="num num-l c-grid">
            {formatEnergy(boughtKwh)}
            <small>kWh</small>
          </dd>
        </div>
        <div>
          <dt className="t-12 mut">Einspeisung</dt>
          <dd className="num num-l c-feed">
            {formatEnergy(soldKwh)}
            <small>kWh</small>
          </dd>
        </div>
        <div>
          <dt className="t-12 mut">Höchster Bezug</dt>
          <dd className="num num-l">
            {peak ? formatPower(peak.kw) : '–'}
            <small>kW</small>
            {peak && <span className="t-12 mut">{formatSlot(peak.slot)}</span>}
          </dd>
        </div>
      </dl>
      {missingMs > 0 && (
        <p className="t-13 mut">{formatDuration(missingMs)} fehlen; die Summe zählt sie nicht mit.</p>
      )}
      {substitutes > 0 && (
        <p className="t-13 mut">
          {formatAmount(substitutes, 'Zeitfach enthält', 'Zeitfächer enthalten')} Ersatzwerte Ihres
          Messstellenbetreibers, die sich noch ändern können.
        </p>
      )}
    </section>
  );
}
