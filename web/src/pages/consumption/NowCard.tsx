import { ArrowDownToLine, ArrowUpFromLine, TriangleAlert } from 'lucide-react';
import { useNow } from '../../browser/use-now';
import { LiveBadge } from '../../components/LiveBadge';
import { formatPower, formatVoltage } from '../../format/energy';
import { formatClock, formatSlotClock } from '../../format/slots';
import { freshnessOf } from '../../series/freshness';
import { QualityMark } from './QualityMark';
import { hasReading, type ReadingSlot } from './reading-slot';

interface NowCardProps {
  latest: ReadingSlot;
  intervalMs: number;
  isConnected: boolean;
}

/** Below this a balance is neither bought nor sold. */
const NOTHING_KW = 0.005;

export function NowCard({ latest, intervalMs, isConnected }: NowCardProps) {
  const now = useNow(1000);
  const isOld = freshnessOf({ end: latest.end, intervalMs }, now, true) === 'old';
  const net = (latest.bought?.kw ?? 0) - (latest.sold?.kw ?? 0);
  return (
    <section className="card now" aria-labelledby="jetzt-h">
      <div className="row between wrap">
        <h2 className="card-t" id="jetzt-h">
          Jetzt
        </h2>
        <LiveBadge end={latest.end} intervalMs={intervalMs} isConnected={isConnected} />
      </div>
      <div className="now-n">
        <p className={`num num-xl ${isOld ? 'mut' : colourOf(net)}`}>
          {hasReading(latest) ? formatPower(Math.abs(net)) : '–'}
          <small>kW</small>
        </p>
        <Direction net={net} />
      </div>
      {isOld && (
        <p className="banner warn">
          <TriangleAlert className="i s" />
          Letzter Wert von {formatClock(latest.end)}. Der Zähler meldet sich nicht.
        </p>
      )}
      <p className="row between wrap t-12 mut">
        <QualityMark quality={latest.quality} />
        <span>
          Mittel {formatSlotClock(latest)}
          {latest.voltage !== null && ` · ${formatVoltage(latest.voltage)} V`}
        </span>
      </p>
    </section>
  );
}

function Direction({ net }: { net: number }) {
  if (net > NOTHING_KW)
    return (
      <p className="row c-grid b">
        <ArrowDownToLine className="i" />
        Bezug aus dem Netz
      </p>
    );
  if (net < -NOTHING_KW)
    return (
      <p className="row c-feed b">
        <ArrowUpFromLine className="i" />
        Einspeisung ins Netz
      </p>
    );
  return <p className="mut">Weder Bezug noch Einspeisung</p>;
}

const colourOf = (net: number) => (net > NOTHING_KW ? 'c-grid' : net < -NOTHING_KW ? 'c-feed' : '');
