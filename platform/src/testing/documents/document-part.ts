/** The neutral content of a sample document, from which every format is made. */
export type DocumentPart =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; label: string; text: string }
  | { kind: 'table'; rows: string[][] };

/** Parts of a sample written in plain Markdown: one part per block, blocks apart by blank lines. */
export function partsOf(markdown: string): DocumentPart[] {
  return markdown
    .trim()
    .split(/\n\s*\n/)
    .map(partOf);
}

function partOf(block: string): DocumentPart {
  const [, marks, heading] = /^(#{1,6}) (.*)$/.exec(block) ?? [];
  if (marks && heading) return { kind: 'heading', level: marks.length, text: heading };
  if (block.startsWith('|')) return { kind: 'table', rows: rowsOf(block) };
  const [, label, text] = /^\s*(\d+[a-z]?\.|[a-z]\)) +(.*)$/s.exec(block) ?? [];
  if (label && text) return { kind: 'item', label, text };
  return { kind: 'paragraph', text: block };
}

function rowsOf(block: string): string[][] {
  return block
    .split('\n')
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
