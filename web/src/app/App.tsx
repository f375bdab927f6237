import { ApolloProvider } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { customer } from '../api/customer';
import { CrashBoundary } from '../components/CrashBoundary';
import { Skeleton } from '../components/Skeleton';
import { LunaPage } from '../pages/luna/LunaPage';
import { NotFoundPage } from '../pages/NotFoundPage';
import { CustomerShell } from './CustomerShell';

// The charts and their library are loaded with the first page that shows one.
const ConsumptionPage = lazy(() =>
  import('../pages/consumption/ConsumptionPage').then((m) => ({ default: m.ConsumptionPage })),
);
const MarketPage = lazy(() => import('../pages/market/MarketPage').then((m) => ({ default: m.MarketPage })));
// Customers never load the administration.
const AdminPage = lazy(() => import('../pages/admin/AdminPage').then((m) => ({ default: m.AdminPage })));
const CorpusPage = lazy(() =>
  import('../pages/admin/corpus/CorpusPage').then((m) => ({ default: m.CorpusPage })),
);
const JobsPage = lazy(() => import('../pages/admin/jobs/JobsPage').then((m) => ({ default: m.JobsPage })));
const HealthPage = lazy(() =>
  import('../pages/admin/health/HealthPage').then((m) => ({ default: m.HealthPage })),
);

export function App() {
  return (
    <ApolloProvider client={customer.apollo}>
      <CrashBoundary>
        <BrowserRouter>
          <Suspense fallback={<Skeleton label="Die Seite wird geladen." lines={3} />}>
            <Routes>
              <Route element={<CustomerShell />}>
                <Route index element={<LunaPage />} />
                <Route path="luna" element={<LunaPage />} />
                <Route path="verbrauch" element={<ConsumptionPage />} />
                <Route path="markt" element={<MarketPage />} />
                <Route path="*" element={<NotFoundPage />} />
              </Route>
              <Route path="verwaltung" element={<AdminPage />}>
                <Route index element={<Navigate to="korpus" replace />} />
                <Route path="korpus" element={<CorpusPage />} />
                <Route path="auftraege" element={<JobsPage />} />
                <Route path="zustand" element={<HealthPage />} />
                <Route path="*" element={<NotFoundPage />} />
              </Route>
            </Routes>
          </Suspense>
        </BrowserRouter>
      </CrashBoundary>
    </ApolloProvider>
  );
}
