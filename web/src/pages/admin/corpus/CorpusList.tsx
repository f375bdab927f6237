import { Trash2 } from 'lucide-react';
import type { CorpusViewProps } from './CorpusTable';
import { ItemName } from './ItemName';
import { nameOf } from './item-text';

/** The table's content where a table has no room. */
export function CorpusList({ items, selection, onDelete }: CorpusViewProps) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id} className={`ci${selection.has(item.id) ? ' sel' : ''}`}>
          <span className="hit">
            <input
              type="checkbox"
              className="chk"
              aria-label={`${nameOf(item)} auswählen`}
              checked={selection.has(item.id)}
              onChange={() => selection.toggle(item.id)}
            />
          </span>
          <ItemName item={item} isShort />
          <button
            type="button"
            className="btn gho sm ico"
            aria-label={`${nameOf(item)} löschen`}
            onClick={() => onDelete(item)}
          >
            <Trash2 className="i s" />
          </button>
        </li>
      ))}
    </ul>
  );
}
