import { Copy } from 'lucide-react';
import { DEMO_CUSTOMER_ID } from '../../api/customer';
import { useCopy } from '../../browser/use-copy';

const COPY_LABELS = { idle: 'Nummer kopieren', copied: 'Kopiert', failed: 'Bitte von Hand kopieren' };

/** Nobody sees a meter that isn't assigned to them; this says how one is. */
export function NoMeters() {
  const [copyState, copy] = useCopy();
  return (
    <div className="card empty">
      <h2 className="t-18 bb">Noch kein Zähler</h2>
      <p className="mut">
        Ihnen ist noch kein Zähler zugeordnet. Das macht Ihre Verwaltung, am besten mit dieser Nummer:
      </p>
      <p className="mono customer-id">{DEMO_CUSTOMER_ID}</p>
      <button type="button" className="btn sec sm" onClick={() => copy(DEMO_CUSTOMER_ID)}>
        <Copy className="i s" />
        <span role="status">{COPY_LABELS[copyState]}</span>
      </button>
    </div>
  );
}
