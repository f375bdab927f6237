import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { formatDay } from '../../format/dates';
import type { PassageFragment } from '../../gql/graphql';
import type { OpenSource } from './use-open-source';

interface SourceHeaderProps {
  open: OpenSource;
  passage: PassageFragment | null;
  headingId: string;
  onTurnTo(number: number): void;
  onClose(): void;
}

export function SourceHeader({ open, passage, headingId, onTurnTo, onClose }: SourceHeaderProps) {
  const { number } = open.source;
  const count = open.sources.length;
  return (
    <header className="src-h">
      <div className="row between">
        <span className="row">
          <span className="cit on" aria-hidden="true">
            {number}
          </span>
          <span className="t-13 mut">
            Quelle {number} von {count}
          </span>
        </span>
        <span className="row g1">
          <IconButton label="Vorige Quelle" disabled={number === 1} onClick={() => onTurnTo(number - 1)}>
            <ChevronLeft className="i s" />
          </IconButton>
          <IconButton label="Nächste Quelle" disabled={number === count} onClick={() => onTurnTo(number + 1)}>
            <ChevronRight className="i s" />
          </IconButton>
          <IconButton label="Quelle schließen" onClick={onClose}>
            <X className="i s" />
          </IconButton>
        </span>
      </div>
      <h2 className="t-18 bb" id={headingId}>
        {passage?.label ?? 'Quelle nicht mehr vorhanden'}
      </h2>
      {passage && (
        <>
          <p className="t-13 mut src-path">{pathOf(passage)}</p>
          <p className="t-12 sub src-meta">
            Version {passage.version} vom {formatDay(passage.item.updatedAt)}
            {passage.page !== null && ` · Seite ${passage.page}`}
            <span className="mono">[chunk {passage.id.slice(0, 8)}]</span>
            {passage.item.demo && <span className="bdg out">Demo</span>}
          </p>
        </>
      )}
    </header>
  );
}

/** The way to the passage, without what its label says already. */
function pathOf({ label, item, headingPath }: PassageFragment): string {
  return [item.title, ...headingPath].filter((part) => part && !label.includes(part)).join(' › ');
}

interface IconButtonProps {
  label: string;
  disabled?: boolean;
  onClick(): void;
  children: React.ReactNode;
}

function IconButton({ label, disabled = false, onClick, children }: IconButtonProps) {
  return (
    <button type="button" className="btn gho sm ico" aria-label={label} disabled={disabled} onClick={onClick}>
      {children}
    </button>
  );
}
