import { useQuery } from '@apollo/client/react';
import { FaultNotice } from '../../../components/FaultNotice';
import { Skeleton } from '../../../components/Skeleton';
import { formatMoment } from '../../../format/dates';
import { SystemInfoDocument, type SystemInfoQuery } from '../../../gql/graphql';

export function SystemPanel() {
  const { data, error, refetch } = useQuery(SystemInfoDocument);
  return (
    <section className="card system" aria-labelledby="system-h">
      <h2 className="card-t" id="system-h">
        Was hier läuft
      </h2>
      {error && <FaultNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton label="Die Angaben werden geladen." lines={4} />}
      {data && (
        <>
          {data.systemInfo.notices.map((notice) => (
            <p key={notice} className="banner info">
              {notice}
            </p>
          ))}
          <dl className="facts">
            {factsOf(data.systemInfo).map(([name, value]) => (
              <div key={name}>
                <dt className="t-12 sub">{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

const MODES = { EMBEDDED: 'eingebaut', SERVICES: 'mit Diensten', MIXED: 'gemischt' };

function factsOf({ version, build, gitSha, mode, models, adapters }: SystemInfoQuery['systemInfo']) {
  return [
    ['Version', version],
    ['Gebaut', [formatMoment(build), ...(gitSha === 'unknown' ? [] : [gitSha.slice(0, 7)])].join(' · ')],
    ['Betrieb', MODES[mode]],
    ['Antworten', models.generate ?? 'kein Modell'],
    ['Einbettung', models.embed ?? 'kein Modell'],
    ['Datenbank', adapters.database],
    ['Suchindex', adapters.vectorIndex],
    ['Textauszug', adapters.textExtractor],
    ['Dateiablage', adapters.blobStore],
    ['Ereignisse', adapters.eventBus],
  ] as const;
}
