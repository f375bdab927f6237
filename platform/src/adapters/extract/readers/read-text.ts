import { decodeText } from '../text/decode-text.js';
import { joinLines } from '../text/join-lines.js';
import { legalHeadingLevel } from '../text/legal-heading.js';
import { listMarker } from '../text/list-marker.js';
import { tableText } from '../text/table-text.js';
import { BlockList } from './block-list.js';
import type { DocumentContent } from './document-reader.type.js';

const NUMBERED_HEADING = /^(\d{1,2}(?:\.\d{1,2}){1,4})\.? +\p{Lu}.*[^.;:,]$/u;
const LONGEST_HEADING = 120;
/** A longer line was not wrapped for print: every line of such a file is a paragraph. */
const LONGEST_WRAPPED_LINE = 160;

/** Plain text as paragraphs; lines of a law or with a decimal number that stand alone become headings. */
export function readText(bytes: Uint8Array): DocumentContent {
  const text = decodeText(bytes).replace(/\r\n?|\f/g, '\n');
  const lines = text.split('\n').map((line) => line.trimEnd());
  const wrapped = !lines.some((line) => line.length > LONGEST_WRAPPED_LINE);
  const out = new BlockList();
  for (const paragraph of paragraphsOf(lines, wrapped)) addParagraph(out, paragraph);
  return { title: titleOf(out), blocks: out.blocks, pageCount: null };
}

function* paragraphsOf(lines: string[], wrapped: boolean): Generator<string[]> {
  let paragraph: string[] = [];
  for (const line of lines) {
    const blank = line.trim() === '';
    const isNextRow = line.includes('\t') && paragraph.at(-1)?.includes('\t') === true;
    if (paragraph.length > 0 && !isNextRow && (blank || !wrapped || startsBlock(line.trim()))) {
      yield paragraph;
      paragraph = [];
    }
    if (!blank) paragraph.push(line);
  }
  if (paragraph.length > 0) yield paragraph;
}

function startsBlock(line: string): boolean {
  return listMarker(line) !== null || /^\(\d+[a-z]?\) /.test(line);
}

function addParagraph(out: BlockList, lines: string[]): void {
  const [first = '', ...rest] = lines.map((line) => line.trim());
  const level = rest.length === 0 ? headingLevel(first) : null;
  const marker = listMarker(first);
  if (level !== null) out.heading(level, first);
  else if (/^[=\-_*~#]{3,}$/.test(rest[0] ?? '') && rest.length === 1) out.heading(2, first);
  else if (lines.length > 1 && lines.every((line) => line.includes('\t'))) out.table(tabTable(lines));
  else if (marker) out.listItem(marker.label, joinLines([marker.rest, ...rest]));
  else out.paragraph(joinLines([first, ...rest]));
}

function headingLevel(line: string): number | null {
  const number = line.length <= LONGEST_HEADING ? NUMBERED_HEADING.exec(line)?.[1] : undefined;
  return number ? number.split('.').length : legalHeadingLevel(line);
}

function tabTable(lines: string[]): string {
  return tableText(lines.map((line) => line.split('\t').map((cell) => cell.trim())));
}

/** The first line, if it reads like a title: short and without the end of a sentence. */
function titleOf(out: BlockList): string | null {
  const text = out.blocks[0]?.text ?? '';
  return text.length > 0 && text.length <= LONGEST_HEADING && !/[.;:,!?]$/.test(text) ? text : null;
}
