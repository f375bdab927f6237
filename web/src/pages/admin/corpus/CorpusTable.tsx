import { Trash2 } from 'lucide-react';
import { formatMoment } from '../../../format/dates';
import { formatCount } from '../../../format/numbers';
import type { CorpusItemFragment } from '../../../gql/graphql';
import { ItemName } from './ItemName';
import { nameOf } from './item-text';
import { StateBadge } from './StateBadge';
import type { Selection } from './use-selection';

export interface CorpusViewProps {
  items: CorpusItemFragment[];
  selection: Selection;
  onDelete(item: CorpusItemFragment): void;
}

export function CorpusTable({ items, selection, onDelete }: CorpusViewProps) {
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th className="tbl-check">
            <input
              type="checkbox"
              className="chk"
              aria-label="Alle auswählen"
              checked={selection.isAll}
              ref={(box) => {
                if (box) box.indeterminate = selection.items.length > 0 && !selection.isAll;
              }}
              onChange={(event) => selection.setAll(event.target.checked)}
            />
          </th>
          <th>Titel</th>
          <th>Zustand</th>
          <th className="r">Abschnitte</th>
          <th className="r">Vers.</th>
          <th>Geändert</th>
          <th className="tbl-act">
            <span className="vh">Aktionen</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <CorpusRow key={item.id} item={item} selection={selection} onDelete={onDelete} />
        ))}
      </tbody>
    </table>
  );
}

interface CorpusRowProps extends Omit<CorpusViewProps, 'items'> {
  item: CorpusItemFragment;
}

function CorpusRow({ item, selection, onDelete }: CorpusRowProps) {
  const isSelected = selection.has(item.id);
  const name = nameOf(item);
  return (
    <tr className={isSelected ? 'sel' : undefined}>
      <td>
        <input
          type="checkbox"
          className="chk"
          aria-label={`${name} auswählen`}
          checked={isSelected}
          onChange={() => selection.toggle(item.id)}
        />
      </td>
      <td className="tbl-name">
        <ItemName item={item} />
      </td>
      <td>
        <StateBadge state={item.state} />
      </td>
      <td className="r">{item.state === 'READY' ? formatCount(item.chunkCount) : '–'}</td>
      <td className="r">{item.version}</td>
      <td className="nw mut">{formatMoment(item.updatedAt)}</td>
      <td>
        <button
          type="button"
          className="btn gho sm ico"
          aria-label={`${name} löschen`}
          onClick={() => onDelete(item)}
        >
          <Trash2 className="i s" />
        </button>
      </td>
    </tr>
  );
}
