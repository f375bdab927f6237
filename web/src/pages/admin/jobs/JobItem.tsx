import { RotateCw } from 'lucide-react';
import { FaultNotice } from '../../../components/FaultNotice';
import type { JobRowFragment } from '../../../gql/graphql';
import { JobBadge } from './JobBadge';
import { canBeRetried, isOpen, nameOf, stageText, timesOf } from './job-text';
import { useRetry } from './use-retry';

interface JobItemProps {
  job: JobRowFragment;
  now: number;
  onCancel(): void;
}

export function JobItem({ job, now, onCancel }: JobItemProps) {
  const { retry, isRetrying, error } = useRetry(job.id);
  const name = nameOf(job);
  return (
    <li className="job">
      <div className="row between">
        <h2 className="b ell grow" title={name}>
          {name}
        </h2>
        <JobBadge state={job.state} />
      </div>
      {job.state === 'RUNNING' && <JobProgress name={name} stage={job.stage} progress={job.progress} />}
      <div className="row between wrap">
        <p className="t-12 sub">{timesOf(job, now)}</p>
        {isOpen(job) && (
          <button type="button" className="btn sec sm" aria-label={`${name}: abbrechen`} onClick={onCancel}>
            Abbrechen
          </button>
        )}
        {canBeRetried(job) && (
          <button
            type="button"
            className="btn sec sm"
            aria-label={`${name}: wiederholen`}
            disabled={isRetrying}
            onClick={retry}
          >
            <RotateCw className="i s" />
            Wiederholen
          </button>
        )}
      </div>
      {job.error && job.state !== 'DONE' && <p className="t-13 job-fault">{job.error.message}</p>}
      {error !== null && <FaultNotice error={error} />}
    </li>
  );
}

interface JobProgressProps {
  name: string;
  stage: string | null;
  progress: number | null;
}

function JobProgress({ name, stage, progress }: JobProgressProps) {
  return (
    <div className="job-progress">
      <progress className="bar" value={progress ?? undefined} max={1} aria-label={`${name}: Fortschritt`} />
      <p className="row between t-12 mut">
        <span>{stageText(stage)}</span>
        {progress !== null && <span>{Math.round(progress * 100)} %</span>}
      </p>
    </div>
  );
}
