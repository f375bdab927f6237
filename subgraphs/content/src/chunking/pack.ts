import type { TextBlock } from '@luna/platform/ports/text-extractor';
import { CHUNK_CHARS_AIM, CHUNK_CHARS_MAX, CHUNK_CHARS_MIN } from './chunk.js';
import { cutBlock, joinBlocks } from './cut.js';
import { itemRanges } from './item-ranges.js';

export interface Packed {
  text: string;
  page: number | null;
  /** Which items of a long enumeration it holds: "Nr. 12–18". */
  items: string | null;
}

const SUB_ITEM = /^(?:[a-z]{1,3}\)|[ivx]+\)|[-–•*]\s)/;
const LEAD_CHARS_MAX = 300;

/**
 * Gathers neighbouring blocks into texts of about the aimed size, never above the maximum. An item of a list keeps
 * its sub-items where it can; a page break ends a text that is long enough to stand alone.
 */
export function pack(blocks: TextBlock[]): Packed[] {
  return packBlocks(blocks).map((part) => packed(part, null));
}

function packBlocks(blocks: TextBlock[]): TextBlock[][] {
  const groups = itemGroups(blocks.flatMap((block) => cutBlock(block, CHUNK_CHARS_MAX)));
  const parts: TextBlock[][] = [];
  for (const group of groups) {
    const last = parts.at(-1);
    if (last && fits(last, group)) last.push(...group);
    else parts.push([...group]);
  }
  return parts;
}

function packed(blocks: TextBlock[], items: string | null): Packed {
  return { text: joinBlocks(blocks), page: blocks[0]?.page ?? null, items };
}

/**
 * The text of one Absatz: whole if it fits into a chunk, else packed, with the words that lead in the enumeration
 * repeated before each later part.
 */
export function packSubsection(blocks: TextBlock[]): Packed[] {
  const whole = packed(blocks, null);
  if (whole.text.length <= CHUNK_CHARS_MAX) return [whole];
  const lead = leadOf(blocks);
  const parts = packBlocks(blocks);
  const ranges = itemRanges(parts);
  return parts.map((group, i) => {
    const part = packed(group, ranges[i] ?? null);
    const text = `${lead} […]\n${part.text}`;
    return i === 0 || lead === null || text.length > CHUNK_CHARS_MAX ? part : { ...part, text };
  });
}

function leadOf(blocks: TextBlock[]): string | null {
  const [first, second] = blocks;
  if (!first || second?.kind !== 'list-item' || first.text.length > LEAD_CHARS_MAX) return null;
  return /[.;]$/.test(first.text.trim()) ? null : first.text.trim();
}

function itemGroups(blocks: TextBlock[]): TextBlock[][] {
  const groups: TextBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const belongs =
      last && SUB_ITEM.test(block.text) && joinBlocks([...last, block]).length <= CHUNK_CHARS_AIM;
    if (belongs) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function fits(last: TextBlock[], group: TextBlock[]): boolean {
  const before = joinBlocks(last).length;
  const together = joinBlocks([...last, ...group]).length;
  const newPage = group[0]?.page !== last[0]?.page;
  if (newPage && before >= CHUNK_CHARS_MIN) return false;
  return together <= (before < CHUNK_CHARS_MIN ? CHUNK_CHARS_MAX : CHUNK_CHARS_AIM);
}
