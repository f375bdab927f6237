import '../../../styles/health.css';
import { useQuery } from '@apollo/client/react';
import { RotateCw } from 'lucide-react';
import { FaultNotice } from '../../../components/FaultNotice';
import { Skeleton } from '../../../components/Skeleton';
import { formatTime } from '../../../format/dates';
import { HealthDocument } from '../../../gql/graphql';
import { AdminHeader } from '../AdminHeader';
import { HealthTiles } from './HealthTiles';
import { SystemPanel } from './SystemPanel';
import { Verdict } from './Verdict';

const POLL_MS = 15_000;

export function HealthPage() {
  const { data, error, refetch } = useQuery(HealthDocument, {
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
  });
  const checkedAt = data?.health.services[0]?.checkedAt;
  return (
    <>
      <AdminHeader
        title="Zustand"
        summary={checkedAt && `Geprüft um ${formatTime(checkedAt)}, alle 15 s neu`}
      >
        <button type="button" className="btn sec" onClick={() => void refetch()}>
          <RotateCw className="i s" />
          Prüfen
        </button>
      </AdminHeader>
      <div className="adm-c">
        {error && <FaultNotice error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton label="Die Dienste werden geprüft." lines={5} />}
        {data && <Verdict services={data.health.services} />}
        {data && <HealthTiles services={data.health.services} />}
        <SystemPanel />
      </div>
    </>
  );
}
