import type { TextBlock } from '@luna/platform/ports/text-extractor';

/**
 * Cuts `text` into the least number of pieces of at most `max` characters, of about equal size, at the best
 * boundary near each cut: line, sentence, clause, word. Nothing but the blank at a cut is lost.
 */
export function cutText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const aim = Math.ceil(rest.length / Math.ceil(rest.length / max));
    const at = boundaryNear(rest, aim, max);
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

/** Best first. A full stop after a number or an abbreviation ("Abs. 2", "z. B. die") ends no sentence. */
const BOUNDARIES = [
  /\n/g,
  /(?<![\s(.]\p{L}{1,4}|\d|\b(?:Abschn|Buchst|Halbs))[.!?]\s+(?=[\p{Lu}„(§])/gu,
  /[;:]\s+/g,
  /,\s+/g,
  /\s+/g,
];

function boundaryNear(text: string, aim: number, max: number): number {
  const least = Math.floor(aim / 2);
  for (const boundary of BOUNDARIES) {
    const ends = [...text.slice(0, max + 1).matchAll(boundary)]
      .map((match) => match.index + match[0].length)
      .filter((end) => end >= least && end <= max);
    const best = ends.sort((a, b) => Math.abs(a - aim) - Math.abs(b - aim))[0];
    if (best !== undefined) return best;
  }
  // A pair of surrogates is one character and stays whole.
  return /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max;
}

const TABLE_HEAD_CHARS_MAX = 400;

/** Cuts a table between rows and repeats its head row, so that every piece can be read alone. */
function cutTable(text: string, max: number): string[] {
  const rows = text.split('\n');
  const headRows = /^[|\s:-]+$/.test(rows[1] ?? '') ? 2 : 1;
  const head = rows.slice(0, headRows).join('\n');
  if (head.length > TABLE_HEAD_CHARS_MAX || rows.length <= headRows) return cutText(text, max);
  const room = max - head.length - 1;
  const bodies: string[] = [];
  for (const row of rows.slice(headRows).flatMap((r) => cutText(r, room))) {
    const last = bodies.at(-1);
    if (last !== undefined && last.length + 1 + row.length <= room)
      bodies[bodies.length - 1] = `${last}\n${row}`;
    else bodies.push(row);
  }
  return bodies.map((body) => `${head}\n${body}`);
}

/** Blocks of at most `max` characters each. */
export function cutBlock(block: TextBlock, max: number): TextBlock[] {
  if (block.text.length <= max) return [block];
  const texts = block.kind === 'table' ? cutTable(block.text, max) : cutText(block.text, max);
  return texts.map((text) => ({ ...block, text }));
}

/** Blocks as one text; tables stand apart so that they stay readable as Markdown. */
export function joinBlocks(blocks: TextBlock[]): string {
  return blocks
    .map((block, i) => {
      if (i === 0) return block.text.trim();
      const apart = block.kind === 'table' || blocks[i - 1]?.kind === 'table';
      return `${apart ? '\n\n' : '\n'}${block.text.trim()}`;
    })
    .join('');
}
