import { Search } from 'lucide-react';
import { formatAmount } from '../../../format/numbers';
import type { ItemKind } from '../../../gql/graphql';
import { KINDS } from './kinds';

interface CorpusFiltersProps {
  search: string;
  onSearch(search: string): void;
  kind: ItemKind | null;
  onKind(kind: ItemKind | null): void;
  count: number;
}

export function CorpusFilters({ search, onSearch, kind, onKind, count }: CorpusFiltersProps) {
  return (
    <search className="flt">
      <div className="inp srch">
        <Search className="i s" />
        <input
          type="search"
          value={search}
          maxLength={200}
          placeholder="Titel suchen"
          aria-label="Dokumente suchen"
          onChange={(event) => onSearch(event.target.value)}
        />
      </div>
      <div className="inp">
        <select
          aria-label="Art"
          value={kind ?? ''}
          onChange={(event) => onKind((event.target.value || null) as ItemKind | null)}
        >
          <option value="">Alle Arten</option>
          {Object.entries(KINDS).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <span className="grow" />
      <span className="t-13 mut" role="status">
        {formatAmount(count, 'Dokument', 'Dokumente')}
      </span>
    </search>
  );
}
