import { useApolloClient } from '@apollo/client/react';
import { useMemo, useState } from 'react';
import { useConnection, useIsConnected } from '../../api/connection-context';
import { useMediaQuery, WIDE } from '../../browser/use-media-query';
import { useNow } from '../../browser/use-now';
import { FaultNotice } from '../../components/FaultNotice';
import { SeriesControls } from '../../components/SeriesControls';
import { Skeleton } from '../../components/Skeleton';
import type { MetersQuery } from '../../gql/graphql';
import { findGaps, withGaps } from '../../series/gaps';
import { RANGES } from '../../series/ranges';
import { useLiveSeries } from '../../series/use-live-series';
import { useView } from '../../series/use-view';
import { NowCard } from './NowCard';
import { ReadingPicture } from './ReadingPicture';
import { READING_CHOICES } from './reading-choices';
import { hasReading } from './reading-slot';
import { readingSource } from './reading-source';
import { readingTotals } from './reading-totals';
import { TotalsCard } from './TotalsCard';

type Meter = MetersQuery['meters'][number];

/** How often the present moves on in the picture. */
const NOW_EVERY_MS = 5_000;

export function MeterView({ meter }: { meter: Meter }) {
  const client = useApolloClient();
  const connection = useConnection();
  const isConnected = useIsConnected();
  const control = useView(READING_CHOICES, useMediaQuery(WIDE));
  const [isTable, setIsTable] = useState(false);
  const now = useNow(NOW_EVERY_MS);
  const source = useMemo(() => readingSource(client, connection, meter.id), [client, connection, meter.id]);
  const { slots, resolution, latest, phase, fault, reload } = useLiveSeries(source, control.view);

  const span = RANGES[control.range].spanAt(Math.max(now, latest?.end ?? 0));
  const { from, to } = span;
  const gaps = useMemo(
    () => findGaps(slots, { from, to, now, hasValue: hasReading }),
    [slots, from, to, now],
  );
  const entries = useMemo(() => withGaps(slots, gaps, hasReading), [slots, gaps]);
  const totals = useMemo(() => readingTotals(slots, gaps), [slots, gaps]);
  if (phase === 'failed' && slots.length === 0) return <FaultNotice error={fault} onRetry={reload} />;
  if (phase === 'loading' && latest === null)
    return <Skeleton label="Die Messwerte werden geladen." lines={8} />;
  if (latest === null) return <NoReadings />;
  const isEnergy = resolution === 'HOUR' || resolution === 'DAY';
  return (
    <div className="ser-grid">
      <NowCard latest={latest} intervalMs={meter.intervalSec * 1000} isConnected={isConnected} />
      <TotalsCard title={RANGES[control.range].title} totals={totals} />
      <section className="card ser" aria-labelledby="verlauf-h" aria-busy={phase === 'loading'}>
        <div className="ser-h">
          <h2 className="card-t" id="verlauf-h">
            Verlauf
          </h2>
          <SeriesControls
            choices={READING_CHOICES}
            control={control}
            isTable={isTable}
            onTable={setIsTable}
          />
        </div>
        {phase === 'failed' && <FaultNotice error={fault} onRetry={reload} />}
        <ReadingPicture
          title={`${RANGES[control.range].title}, ${meter.name}`}
          isTable={isTable}
          isEnergy={isEnergy}
          span={span}
          now={now}
          slots={slots}
          gaps={gaps}
          entries={entries}
          totals={totals}
        />
      </section>
    </div>
  );
}

function NoReadings() {
  return (
    <div className="card empty">
      <h2 className="t-18 bb">Noch keine Messwerte</h2>
      <p className="mut">
        Sobald Ihr Zähler sendet, erscheint hier der erste Wert. Diese Seite muss dafür nicht neu geladen
        werden.
      </p>
    </div>
  );
}
