import { Trash2, X } from 'lucide-react';
import type { CorpusItemFragment } from '../../../gql/graphql';
import type { Selection } from './use-selection';

interface SelectionBarProps {
  selection: Selection;
  onDelete(items: CorpusItemFragment[]): void;
}

export function SelectionBar({ selection, onDelete }: SelectionBarProps) {
  return (
    <div className="bulk" role="toolbar" aria-label="Aktionen für die Auswahl">
      <span className="b nw" role="status">
        {selection.items.length} ausgewählt
      </span>
      <button type="button" className="bulk-b" onClick={() => onDelete(selection.items)}>
        <Trash2 className="i s" />
        Löschen
      </button>
      <span className="grow" />
      <button type="button" className="bulk-b" aria-label="Auswahl aufheben" onClick={selection.clear}>
        <X className="i s" />
      </button>
    </div>
  );
}
