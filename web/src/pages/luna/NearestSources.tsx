import { FileText } from 'lucide-react';
import type { NumberedSource } from './answer/sources';

const CARDS_MAX = 4;

interface NearestSourcesProps {
  sources: NumberedSource[];
  openNumber: number | null;
  onOpen(number: number): void;
}

/** What comes closest to a question that the corpus doesn't answer. */
export function NearestSources({ sources, openNumber, onOpen }: NearestSourcesProps) {
  if (sources.length === 0) return null;
  return (
    <div className="near">
      <p className="t-12 sub">Am nächsten kommen diese Stellen</p>
      <ul>
        {sources.slice(0, CARDS_MAX).map(({ number, chunkId, passage }) => (
          <li key={chunkId}>
            <button
              type="button"
              className="near-card"
              data-chunk={chunkId}
              aria-expanded={number === openNumber}
              onClick={() => onOpen(number)}
            >
              <FileText className="i s" />
              <span className="grow">
                <span className="b ell">{passage?.label}</span>
                <span className="t-12 sub ell">{passage?.text}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
