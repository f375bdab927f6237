import { useState } from 'react';
import type { CorpusItemFragment } from '../../../gql/graphql';

export interface Selection {
  /** The selected items among those shown. */
  items: CorpusItemFragment[];
  has(id: string): boolean;
  toggle(id: string): void;
  setAll(isSelected: boolean): void;
  isAll: boolean;
  clear(): void;
}

export function useSelection(shown: CorpusItemFragment[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const items = shown.filter(({ id }) => ids.has(id));
  const clear = () => setIds(new Set());
  return {
    items,
    has: (id) => ids.has(id),
    toggle: (id) =>
      setIds((was) =>
        was.has(id) ? new Set([...was].filter((other) => other !== id)) : new Set([...was, id]),
      ),
    setAll: (isSelected) => (isSelected ? setIds(new Set(shown.map(({ id }) => id))) : clear()),
    isAll: shown.length > 0 && items.length === shown.length,
    clear,
  };
}
