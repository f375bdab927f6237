import type { TextBlock } from '../../../../ports/text-extractor.js';
import { joinLines } from '../../text/join-lines.js';
import { legalHeadingLevel } from '../../text/legal-heading.js';
import { listMarker } from '../../text/list-marker.js';
import { normalizeLine } from '../../text/normalize-text.js';
import { tableText } from '../../text/table-text.js';
import { BlockList } from '../block-list.js';
import { headingLevelOf, isContentsLine } from './pdf-heading.js';
import type { PdfLayout } from './pdf-layout.js';
import { lineText, type PdfLine } from './pdf-line.js';

const SENTENCE_END = /[.!?:;…]["“”»)]*$/;

/** Groups the lines of a document into headings, paragraphs, list items and tables. */
export function blocksOf(pages: PdfLine[][], layout: PdfLayout): TextBlock[] {
  const out = new BlockList();
  const lines = pages.flat();
  for (let from = 0; from < lines.length; ) {
    const to = blockEnd(lines, from, layout);
    addBlock(out, lines.slice(from, to), layout);
    from = to;
  }
  return out.blocks;
}

function addBlock(out: BlockList, lines: PdfLine[], layout: PdfLayout): void {
  const [first] = lines;
  if (!first) return;
  const text = joinLines(lines.map((line) => lineText(line)));
  const level = headingLevelOf(lines, normalizeLine(text), layout);
  const marker = listMarker(text);
  if (isTableRow(first, layout)) out.table(tableText(lines.map(cellsOf)), first.page);
  else if (level !== null) out.heading(level, text, first.page);
  else if (marker) out.listItem(marker.label, marker.rest, first.page);
  else out.paragraph(text, first.page);
}

function cellsOf(line: PdfLine): string[] {
  return line.cells.map((cell) => normalizeLine(cell.text));
}

/** Index after the last line that belongs to the block starting at `from`. */
function blockEnd(lines: PdfLine[], from: number, layout: PdfLayout): number {
  const first = lines[from];
  let to = from + 1;
  for (
    let line = lines[to], before = first;
    line && before && first;
    before = line, to += 1, line = lines[to]
  ) {
    const together = isTableRow(first, layout)
      ? isTableRow(line, layout) && line.page === before.page
      : !isTableRow(line, layout) && isSameParagraph(before, line, layout);
    if (!together) break;
  }
  return to;
}

/** A line with parts far apart; a list item or a heading whose number hangs out is none. */
function isTableRow(line: PdfLine, layout: PdfLayout): boolean {
  const [first, second, third] = line.cells;
  if (!first || !second) return false;
  if (third) return true;
  const isSetOff = line.font !== layout.bodyFont || layout.headingRank(line.size) !== null;
  const isNumber = isSetOff && /^\d{1,2}(?:\.\d{1,2})*\.?$/.test(first.text.trim());
  return !isNumber && listMarker(`${first.text.trim()} x`) === null;
}

function isSameParagraph(before: PdfLine, line: PdfLine, layout: PdfLayout): boolean {
  const text = lineText(line);
  const above = lineText(before);
  if (Math.abs(before.size - line.size) > before.size * 0.1) return false;
  if (layout.headingRank(line.size) !== layout.headingRank(before.size)) return false;
  if (startsParagraph(text) || isContentsLine(before) || legalHeadingLevel(above) !== null) return false;
  const distance = (before.y - line.y) / line.size;
  const isNextLine = before.page === line.page && distance > 0;
  if (isNextLine) return distance <= Math.max(layout.leading * 1.25, 1.3);
  // Over the end of a column or page a sentence goes on, a finished one does not.
  return !SENTENCE_END.test(above) && /^[\p{Ll}\p{N}(„"]/u.test(text);
}

function startsParagraph(text: string): boolean {
  return listMarker(text) !== null || legalHeadingLevel(text) !== null || /^\(\d+[a-z]?\) /.test(text);
}
