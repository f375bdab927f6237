import '../../styles/energy-colors.css';
import '../../styles/table.css';
import '../../styles/series.css';
import '../../styles/chart.css';
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../../browser/use-page-title';
import { FaultNotice } from '../../components/FaultNotice';
import { Skeleton } from '../../components/Skeleton';
import { PriceSeriesDocument } from '../../gql/graphql';
import { isoOf, LATEST_WITHIN_MS } from '../../series/ranges';
import { PriceView } from './PriceView';

const MARKET_PARAM = 'markt';
const PRODUCT_PARAM = 'produkt';

export function MarketPage() {
  usePageTitle('Strompreis');
  const from = useMemo(() => isoOf(Date.now() - LATEST_WITHIN_MS), []);
  const { data, error, refetch } = useQuery(PriceSeriesDocument, { variables: { from } });
  const [params, setParams] = useSearchParams();
  const rows = data?.prices ?? [];
  const markets = [...new Set(rows.map(({ market }) => market))].sort();
  const market = pick(markets, params.get(MARKET_PARAM));
  const products = [
    ...new Set(rows.filter((row) => row.market === market).map(({ product }) => product)),
  ].sort();
  const product = pick(products, params.get(PRODUCT_PARAM));
  const choose = (param: string, value: string) =>
    setParams(
      (before) => {
        before.set(param, value);
        return before;
      },
      { replace: true },
    );
  return (
    <div className="page series-page">
      <header className="row between wrap g3">
        <h1 className="t-22">Strompreis</h1>
        {market && product && (
          <div className="choice">
            <Choice
              label="Markt"
              values={markets}
              value={market}
              onChoose={(value) => choose(MARKET_PARAM, value)}
            />
            <Choice
              label="Produkt"
              values={products}
              value={product}
              onChoose={(value) => choose(PRODUCT_PARAM, value)}
            />
          </div>
        )}
      </header>
      {error && <FaultNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton label="Die Märkte werden geladen." lines={8} />}
      {data && !(market && product) && <NoPrices />}
      {market && product && <PriceView key={`${market} ${product}`} market={market} product={product} />}
    </div>
  );
}

const pick = (known: string[], wanted: string | null) =>
  known.find((name) => name === wanted) ?? known[0] ?? null;

interface ChoiceProps {
  label: string;
  values: string[];
  value: string;
  onChoose(value: string): void;
}

function Choice({ label, values, value, onChoose }: ChoiceProps) {
  return (
    <div className="inp">
      <select aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
        {values.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </div>
  );
}

function NoPrices() {
  return (
    <div className="card empty">
      <h2 className="t-18 bb">Noch keine Preise</h2>
      <p className="mut">
        In den letzten 31 Tagen ist kein Börsenpreis eingegangen. Die Verwaltung sieht unter „Zustand“, ob die
        Quelle läuft.
      </p>
    </div>
  );
}
