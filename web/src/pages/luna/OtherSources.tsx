import { formatAmount } from '../../format/numbers';
import type { OpenSource } from './use-open-source';

interface OtherSourcesProps {
  open: OpenSource;
  onTurnTo(number: number): void;
}

export function OtherSources({ open, onTurnTo }: OtherSourcesProps) {
  const others = open.sources.filter(({ number }) => number !== open.source.number);
  if (others.length === 0) return null;
  return (
    <div className="oth">
      <h3 className="t-12 sub">Weitere Quellen dieser Antwort</h3>
      <ul>
        {others.map(({ number, chunkId, passage, statements }) => (
          <li key={chunkId}>
            <button type="button" className="oth-i" onClick={() => onTurnTo(number)}>
              <span className="cit">{number}</span>
              <span className="grow">
                <span className="b ell">{passage?.label ?? 'nicht mehr vorhanden'}</span>
                <span className="t-12 sub ell">{passage?.item.title}</span>
              </span>
              {statements.length > 0 && (
                <span className="t-12 mut">{formatAmount(statements.length, 'Satz', 'Sätze')}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
