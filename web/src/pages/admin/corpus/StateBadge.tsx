import { Archive, CircleCheck, CircleX, RefreshCw } from 'lucide-react';
import type { ItemState } from '../../../gql/graphql';

const LOOKS: Record<ItemState, { className: string; label: string; Icon: typeof Archive }> = {
  READY: { className: 'bdg quiet', label: 'live', Icon: CircleCheck },
  PROCESSING: { className: 'bdg info', label: 'wird gelesen', Icon: RefreshCw },
  FAILED: { className: 'bdg bad', label: 'fehlgeschlagen', Icon: CircleX },
  ARCHIVED: { className: 'bdg out', label: 'archiviert', Icon: Archive },
};

export function StateBadge({ state }: { state: ItemState }) {
  const { className, label, Icon } = LOOKS[state];
  return (
    <span className={className}>
      <Icon className="i xs" />
      {label}
    </span>
  );
}
