import '../../styles/energy-colors.css';
import '../../styles/table.css';
import '../../styles/series.css';
import '../../styles/chart.css';
import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../../browser/use-page-title';
import { FaultNotice } from '../../components/FaultNotice';
import { Skeleton } from '../../components/Skeleton';
import { MetersDocument, type MetersQuery } from '../../gql/graphql';
import { MeterView } from './MeterView';
import { NoMeters } from './NoMeters';

const METER_PARAM = 'zaehler';

export function ConsumptionPage() {
  usePageTitle('Ihr Verbrauch');
  const { data, error, refetch } = useQuery(MetersDocument, { fetchPolicy: 'cache-and-network' });
  const [params, setParams] = useSearchParams();
  const meters = data?.meters ?? [];
  const meter = meters.find(({ id }) => id === params.get(METER_PARAM)) ?? meters[0];
  const choose = (id: string) =>
    setParams(
      (before) => {
        before.set(METER_PARAM, id);
        return before;
      },
      { replace: true },
    );
  return (
    <div className="page series-page">
      <header className="row between wrap g3">
        <h1 className="t-22 row g3">
          Ihr Verbrauch
          {meter?.simulated && <span className="bdg out">simuliert</span>}
        </h1>
        {meter && <MeterChoice meters={meters} chosen={meter.id} onChoose={choose} />}
      </header>
      {error && <FaultNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton label="Ihre Zähler werden geladen." lines={8} />}
      {data && !meter && <NoMeters />}
      {meter && <MeterView key={meter.id} meter={meter} />}
    </div>
  );
}

interface MeterChoiceProps {
  meters: MetersQuery['meters'];
  chosen: string;
  onChoose(id: string): void;
}

function MeterChoice({ meters, chosen, onChoose }: MeterChoiceProps) {
  return (
    <div className="choice">
      <div className="inp">
        <select aria-label="Zähler" value={chosen} onChange={(event) => onChoose(event.target.value)}>
          {meters.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
