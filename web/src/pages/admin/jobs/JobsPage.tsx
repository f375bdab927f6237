import '../../../styles/jobs.css';
import { useState } from 'react';
import { useNow } from '../../../browser/use-now';
import { FaultNotice } from '../../../components/FaultNotice';
import { Skeleton } from '../../../components/Skeleton';
import type { JobFilter, JobRowFragment } from '../../../gql/graphql';
import { AdminHeader } from '../AdminHeader';
import { CancelDialog } from './CancelDialog';
import { JobFilters } from './JobFilters';
import { JobItem } from './JobItem';
import { isOpen } from './job-text';
import { useJobs } from './use-jobs';

/** How often „vor 3 s“ is reckoned anew. */
const NOW_EVERY_MS = 1_000;

export function JobsPage() {
  const [filter, setFilter] = useState<JobFilter>({});
  const [toCancel, setToCancel] = useState<JobRowFragment | null>(null);
  const now = useNow(NOW_EVERY_MS);
  const { jobs, totalCount, hasMore, isLoading, isLoadingMore, error, loadMore, reload } = useJobs(filter);
  const openCount = jobs.filter(isOpen).length;
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <AdminHeader title="Aufträge" summary={summaryOf(openCount)} />
      <div className="adm-c">
        <JobFilters filter={filter} onFilter={setFilter} count={totalCount} />
        {error !== null && <FaultNotice error={error} onRetry={reload} />}
        {isLoading && <Skeleton label="Die Aufträge werden geladen." lines={6} />}
        {!isLoading && error === null && jobs.length === 0 && <NoJobs isFiltered={isFiltered} />}
        {jobs.length > 0 && (
          <ul className="card-list">
            {jobs.map((job) => (
              <JobItem key={job.id} job={job} now={now} onCancel={() => setToCancel(job)} />
            ))}
          </ul>
        )}
        {hasMore && (
          <button type="button" className="btn sec" disabled={isLoadingMore} onClick={loadMore}>
            {isLoadingMore ? 'Wird geladen …' : 'Ältere zeigen'}
          </button>
        )}
        {toCancel && <CancelDialog job={toCancel} onClose={() => setToCancel(null)} />}
      </div>
    </>
  );
}

const summaryOf = (openCount: number) =>
  openCount === 0 ? 'Nichts zu tun' : openCount === 1 ? '1 ist in Arbeit' : `${openCount} sind in Arbeit`;

function NoJobs({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="card empty">
      <h2 className="t-18 bb">{isFiltered ? 'Kein Auftrag passt dazu' : 'Noch keine Aufträge'}</h2>
      <p className="mut">
        {isFiltered
          ? 'Ändern Sie die Auswahl oben, um andere zu sehen.'
          : 'Sobald Sie ein Dokument hochladen, sehen Sie hier, wie weit es ist.'}
      </p>
    </div>
  );
}
