import type { TextBlock } from '@luna/platform/ports/text-extractor';

const NUMBERED = /^(\d+[a-z]*)\.\s/;

/**
 * Which items of an enumeration each of its parts holds: "Nr. 12–18", "Nr. 3"; a part that starts inside an item
 * begins with that item's number. Null where there are none, and for all parts if the numbers start over: a second
 * enumeration in the same Absatz makes them ambiguous.
 */
export function itemRanges(parts: TextBlock[][]): (string | null)[] {
  const all = parts.flat().flatMap((block) => numberOf(block) ?? []);
  if (all.some((number, i) => i > 0 && !follows(all[i - 1] ?? '', number))) return parts.map(() => null);
  let open: string | null = null;
  return parts.map((blocks) => {
    const numbers = blocks.flatMap((block) => numberOf(block) ?? []);
    const continues = blocks[0] !== undefined && numberOf(blocks[0]) === null;
    const first: string | null = (continues ? open : null) ?? numbers[0] ?? null;
    open = numbers.at(-1) ?? open;
    if (first === null) return null;
    return first === open ? `Nr. ${first}` : `Nr. ${first}–${open}`;
  });
}

function numberOf(block: TextBlock): string | null {
  return block.kind === 'list-item' ? (NUMBERED.exec(block.text)?.[1] ?? null) : null;
}

/** "12a" stands between "12" and "13". */
function follows(before: string, number: string): boolean {
  return before.localeCompare(number, 'de', { numeric: true }) < 0;
}
