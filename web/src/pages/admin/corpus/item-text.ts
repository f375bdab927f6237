import { formatAmount, formatBytes } from '../../../format/numbers';
import type { CorpusItemFragment } from '../../../gql/graphql';
import { KINDS } from './kinds';

type Item = Pick<CorpusItemFragment, 'title' | 'fileName'>;

export const nameOf = ({ title, fileName }: Item) => title ?? fileName ?? 'Ohne Titel';

/** „Regelwerk · 1,06 MB · Strom“ below a title. */
export function detailsOf(item: CorpusItemFragment): string {
  const size = item.bytes === null ? null : formatBytes(item.bytes);
  return [KINDS[item.kind].label, size, ...item.tags].filter(Boolean).join(' · ');
}

/** The same where there is no table: „1.841 Abschnitte · Vers. 3“. */
export function shortDetailsOf(item: CorpusItemFragment): string {
  return item.state === 'READY'
    ? `${formatAmount(item.chunkCount, 'Abschnitt', 'Abschnitte')} · Vers. ${item.version}`
    : `Vers. ${item.version}`;
}

const NAMED_MAX = 5;

/** The names a question about several documents lists, and how many it leaves out. */
export function namesToList(items: Item[]): { names: string[]; furtherCount: number } {
  const names = items.slice(0, items.length > NAMED_MAX + 1 ? NAMED_MAX : items.length).map(nameOf);
  return { names, furtherCount: items.length - names.length };
}
