import { useApolloClient } from '@apollo/client/react';
import { useMemo, useState } from 'react';
import { useConnection, useIsConnected } from '../../api/connection-context';
import { useMediaQuery, WIDE } from '../../browser/use-media-query';
import { useNow } from '../../browser/use-now';
import { FaultNotice } from '../../components/FaultNotice';
import { Segmented } from '../../components/Segmented';
import { SeriesControls } from '../../components/SeriesControls';
import { Skeleton } from '../../components/Skeleton';
import { PRICE_UNITS, type PriceUnit } from '../../format/energy';
import { findGaps, withGaps } from '../../series/gaps';
import { RANGES } from '../../series/ranges';
import { slotAt } from '../../series/slot';
import { useLiveSeries } from '../../series/use-live-series';
import { useView } from '../../series/use-view';
import { PriceNowCard } from './PriceNowCard';
import { PricePicture } from './PricePicture';
import { PriceStatsCard } from './PriceStatsCard';
import { PRICE_CHOICES } from './price-choices';
import { hasPrice } from './price-slot';
import { type PriceSeriesName, priceSource } from './price-source';
import { priceStats } from './price-stats';

const NOW_EVERY_MS = 5_000;
const UNITS: { value: PriceUnit; label: string }[] = [
  { value: 'eurMwh', label: PRICE_UNITS.eurMwh },
  { value: 'ctKwh', label: PRICE_UNITS.ctKwh },
];

export function PriceView({ market, product }: PriceSeriesName) {
  const client = useApolloClient();
  const connection = useConnection();
  const isConnected = useIsConnected();
  const control = useView(PRICE_CHOICES, useMediaQuery(WIDE));
  const [isTable, setIsTable] = useState(false);
  const [unit, setUnit] = useState<PriceUnit>('eurMwh');
  const now = useNow(NOW_EVERY_MS);
  const source = useMemo(
    () => priceSource(client, connection, { market, product }),
    [client, connection, market, product],
  );
  const { slots, latest, phase, fault, reload } = useLiveSeries(source, control.view);

  const span = RANGES[control.range].spanAt(Math.max(now, latest?.end ?? 0));
  const { from, to } = span;
  const gaps = useMemo(() => findGaps(slots, { from, to, now, hasValue: hasPrice }), [slots, from, to, now]);
  const entries = useMemo(() => withGaps(slots, gaps, hasPrice), [slots, gaps]);
  const stats = useMemo(() => priceStats(slots), [slots]);
  if (phase === 'failed' && slots.length === 0) return <FaultNotice error={fault} onRetry={reload} />;
  if (!latest || !stats) return <Skeleton label="Die Preise werden geladen." lines={8} />;
  const title = RANGES[control.range].title;
  return (
    <div className="ser-grid">
      <PriceNowCard
        current={slotAt(slots, now) ?? latest}
        stats={stats}
        unit={unit}
        isConnected={isConnected}
      />
      <PriceStatsCard title={title} stats={stats} unit={unit} />
      <section className="card ser" aria-labelledby="verlauf-h" aria-busy={phase === 'loading'}>
        <div className="ser-h">
          <h2 className="card-t" id="verlauf-h">
            Verlauf
          </h2>
          <Segmented label="Einheit" options={UNITS} value={unit} onChange={(next) => setUnit(next)} />
          <SeriesControls choices={PRICE_CHOICES} control={control} isTable={isTable} onTable={setIsTable} />
        </div>
        {phase === 'failed' && <FaultNotice error={fault} onRetry={reload} />}
        <PricePicture
          title={`${title}, ${market} ${product}`}
          isTable={isTable}
          unit={unit}
          span={span}
          now={now}
          slots={slots}
          gaps={gaps}
          entries={entries}
          stats={stats}
        />
      </section>
    </div>
  );
}
