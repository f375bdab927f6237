import '../../styles/admin-shell.css';
import { ApolloProvider, useApolloClient } from '@apollo/client/react';
import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { useAdminClient, useAdminSession } from '../../api/admin-session';
import { ConnectionContext } from '../../api/connection-context';
import { ConnectionBanner } from '../../components/ConnectionBanner';
import { Skeleton } from '../../components/Skeleton';
import { CorpusDocument, CorpusSizeDocument } from '../../gql/graphql';
import { AdminNavigation } from './AdminNavigation';
import { useUploads } from './corpus/upload/use-uploads';
import { KeyEntry } from './KeyEntry';

/** Everything under /verwaltung: behind the key, with an Apollo client of its own. */
export function AdminPage() {
  const { key, refused } = useAdminSession();
  return key === null ? <KeyEntry wasRefused={refused} /> : <AdminFrame apiKey={key} />;
}

function AdminFrame({ apiKey }: { apiKey: string }) {
  const { apollo, connection } = useAdminClient(apiKey);
  return (
    <ApolloProvider client={apollo}>
      <ConnectionContext value={connection}>
        <AdminSections />
      </ConnectionContext>
    </ApolloProvider>
  );
}

/** Uploads live here, so that looking at another section doesn't stop them. */
function AdminSections() {
  const client = useApolloClient();
  const uploads = useUploads(
    () => void client.refetchQueries({ include: [CorpusDocument, CorpusSizeDocument] }),
  );
  return (
    <>
      <a className="skip" href="#inhalt">
        Zum Inhalt springen
      </a>
      <div className="adm">
        <AdminNavigation />
        <main className="adm-main" id="inhalt" tabIndex={-1}>
          <ConnectionBanner />
          <Suspense fallback={<Skeleton label="Die Seite wird geladen." lines={3} />}>
            <Outlet context={uploads} />
          </Suspense>
        </main>
      </div>
    </>
  );
}
