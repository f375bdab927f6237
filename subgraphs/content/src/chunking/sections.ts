import type { TextBlock } from '@luna/platform/ports/text-extractor';
import { lawUnitOf } from './law-form.js';

/** The text under one heading, up to the next heading. */
export interface Section {
  /** Headings from the outermost to the own one, without the document's title. */
  headingPath: string[];
  blocks: TextBlock[];
  /** No deeper heading follows: if it has no text either, the heading is all there is. */
  leaf: boolean;
  /** Page of the heading. */
  page: number | null;
}

interface Open {
  level: number;
  text: string;
}

/** An annex belongs to the whole law, whatever division was open before it. */
const ANNEX_LEVEL = 2;

/** Cuts the blocks of a document at its headings. */
export function sectionsOf(blocks: TextBlock[], title: string): Section[] {
  const sections: Section[] = [{ headingPath: [], blocks: [], leaf: false, page: null }];
  let open: Open[] = [];
  for (const [position, block] of blocks.entries()) {
    const last = sections.at(-1) as Section;
    if (block.kind !== 'heading') {
      last.blocks.push(block);
      continue;
    }
    const heading = headingOf(block);
    const outer = open.filter((above) => above.level < heading.level);
    last.leaf = outer.length < open.length;
    open = position === firstHeading(blocks) && namesTitle(heading, title) ? [] : [...outer, heading];
    sections.push({ headingPath: open.map((h) => h.text), blocks: [], leaf: true, page: block.page });
  }
  return sections;
}

function headingOf(block: TextBlock): Open {
  const text = block.text.replace(/\s+/g, ' ').trim();
  const unit = lawUnitOf(text);
  const level = block.level ?? 6;
  // Official texts glue "Anlage 2 (zu § 10)" to the name of the annex.
  if (unit?.kind === 'annex') {
    return { level: Math.min(level, ANNEX_LEVEL), text: text.replace(/\)(?=\p{Lu})/u, ') ') };
  }
  return { level, text };
}

function firstHeading(blocks: TextBlock[]): number {
  return blocks.findIndex((block) => block.kind === 'heading');
}

function namesTitle(heading: Open, title: string): boolean {
  return heading.level === 1 && heading.text === title.replace(/\s+/g, ' ').trim();
}
