import type { TextBlock } from '@luna/platform/ports/text-extractor';

const HEADING = /^(?:Inhalts(?:übersicht|verzeichnis)|Inhalt):?$/i;
const LEADER = /(?:\.\s?){5,}\s*\d+\s*$|…+\s*\d+\s*$/;
const ENTRY_CHARS_MAX = 200;

/** The blocks without a table of contents: it names every subject and answers no question. */
export function withoutContentsTable(blocks: TextBlock[]): TextBlock[] {
  let inside = false;
  return blocks.filter((block) => {
    if (HEADING.test(block.text.trim())) {
      inside = true;
      return false;
    }
    inside &&= block.kind !== 'heading' && isEntry(block);
    return !inside && !isLeader(block);
  });
}

/** An entry is short and no sentence: a document whose headings were lost must not vanish with its contents. */
function isEntry(block: TextBlock): boolean {
  return block.text
    .split('\n')
    .every((line) => line.length <= ENTRY_CHARS_MAX && !/[.;:!?]$/.test(line.trim()));
}

function isLeader(block: TextBlock): boolean {
  const lines = block.text.split('\n').filter((line) => line.trim() !== '');
  return block.kind !== 'heading' && lines.length > 0 && lines.every((line) => LEADER.test(line));
}
