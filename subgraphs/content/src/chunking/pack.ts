import type { TextBlock } from '@luna/platform/ports/text-extractor';
import { CHUNK_CHARS_AIM, CHUNK_CHARS_MAX, CHUNK_CHARS_MIN } from './chunk.js';
import { cutBlock, joinBlocks } from './cut.js';

export interface Packed {
  text: string;
  page: number | null;
}

const SUB_ITEM = /^(?:[a-z]{1,3}\)|[ivx]+\)|[-–•*]\s)/;
const LEAD_CHARS_MAX = 300;

/**
 * Gathers neighbouring blocks into texts of about the aimed size, never above the maximum. An item of a list keeps
 * its sub-items where it can; a page break ends a text that is long enough to stand alone.
 */
export function pack(blocks: TextBlock[]): Packed[] {
  const groups = itemGroups(blocks.flatMap((block) => cutBlock(block, CHUNK_CHARS_MAX)));
  const packed: TextBlock[][] = [];
  for (const group of groups) {
    const last = packed.at(-1);
    if (last && fits(last, group)) last.push(...group);
    else packed.push([...group]);
  }
  return packed.map((group) => ({ text: joinBlocks(group), page: group[0]?.page ?? null }));
}

/**
 * The text of one Absatz: whole if it fits into a chunk, else packed, with the words that lead in the enumeration
 * repeated before each later part.
 */
export function packSubsection(blocks: TextBlock[]): Packed[] {
  const whole = joinBlocks(blocks);
  if (whole.length <= CHUNK_CHARS_MAX) return [{ text: whole, page: blocks[0]?.page ?? null }];
  const lead = leadOf(blocks);
  return pack(blocks).map((part, i) => {
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
