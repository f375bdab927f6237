import type { TextBlock } from '@luna/platform/ports/text-extractor';
import type { Piece } from './chunk.js';
import { isRepealed, isRepealedHeading, type LawUnit, lawUnitOf, subsectionOf } from './law-form.js';
import { type Packed, pack, packSubsection } from './pack.js';
import type { Section } from './sections.js';

/** Passages of a law: each Absatz is one; annexes and divisions without § are packed. */
export function lawPieces(sections: Section[]): Piece[] {
  const withText = new Set(sections.filter((s) => s.blocks.length > 0).map(nameOf));
  return sections.flatMap((section) => {
    if (section.blocks.length > 0) return piecesOf(section);
    // An empty § is a line of the table of contents if its text comes later, and nothing if it was repealed.
    const heading = section.headingPath.at(-1);
    if (!section.leaf || !heading || isRepealedHeading(heading)) return [];
    if (unitOf(section) && withText.has(nameOf(section))) return [];
    return [piece(section, { text: heading, page: section.page, items: null }, null)];
  });
}

function piecesOf(section: Section): Piece[] {
  if (unitOf(section)?.kind !== 'paragraph') return pack(section.blocks).map((p) => piece(section, p, null));
  return subsectionsOf(section.blocks)
    .filter(({ blocks }) => !blocks.every((block) => isRepealed(block.text)))
    .flatMap(({ subsection, blocks }) => packSubsection(blocks).map((p) => piece(section, p, subsection)));
}

function subsectionsOf(blocks: TextBlock[]): { subsection: string | null; blocks: TextBlock[] }[] {
  const parts: { subsection: string | null; blocks: TextBlock[] }[] = [];
  for (const block of blocks) {
    const opened = subsectionOf(block.text);
    if (opened !== null || parts.length === 0) parts.push({ subsection: opened, blocks: [block] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

/** The innermost § or Anlage of the path: a heading inside an annex still belongs to it. */
function unitOf(section: Section): LawUnit | null {
  return section.headingPath.map(lawUnitOf).findLast((unit) => unit !== null) ?? null;
}

function nameOf(section: Section): string | undefined {
  return unitOf(section)?.name;
}

function piece(section: Section, packed: Packed, subsection: string | null): Piece {
  return { ...packed, headingPath: section.headingPath, paragraph: nameOf(section) ?? null, subsection };
}
