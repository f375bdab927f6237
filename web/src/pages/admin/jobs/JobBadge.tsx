import { Ban, CircleCheck, CircleX, Clock, type LucideIcon, RefreshCw } from 'lucide-react';
import type { JobState } from '../../../gql/graphql';
import { JOB_STATES } from './job-text';

const LOOKS: Record<JobState, { className: string; Icon: LucideIcon }> = {
  QUEUED: { className: 'bdg', Icon: Clock },
  RUNNING: { className: 'bdg info', Icon: RefreshCw },
  RETRY_WAIT: { className: 'bdg warn', Icon: Clock },
  DONE: { className: 'bdg quiet', Icon: CircleCheck },
  FAILED: { className: 'bdg bad', Icon: CircleX },
  CANCELLED: { className: 'bdg out', Icon: Ban },
};

export function JobBadge({ state }: { state: JobState }) {
  const { className, Icon } = LOOKS[state];
  return (
    <span className={className}>
      <Icon className="i xs" />
      {JOB_STATES[state]}
    </span>
  );
}
