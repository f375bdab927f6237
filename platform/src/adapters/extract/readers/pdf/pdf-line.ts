/** A piece of text as the PDF places it. Points, origin at the lower left. */
export interface PdfItem {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  /** Name of the font inside the file; it tells fonts apart and nothing more. */
  font: string;
}

export interface PdfPage {
  number: number;
  /** Height of its lower and upper edge. */
  bottom: number;
  top: number;
}

/** One printed line, in the order of the content. `cells` are its parts divided by wide gaps. */
export interface PdfLine {
  cells: { text: string; x: number; right: number }[];
  x: number;
  right: number;
  y: number;
  size: number;
  /** Font of its first words. */
  font: string;
  page: number;
  /** It stands in the margin at the top or bottom of the page, where headers and footers are. */
  isInMargin: boolean;
}

/** Share of the height of a page. */
const MARGIN = 0.12;
/** Shares of the font size. */
const SAME_LINE = 0.5;
const WORD_GAP = 0.15;
const CELL_GAP = 1.8;

/** Items in content order become lines; a change of height or a step back to the left starts a new one. */
export function linesOf(items: readonly PdfItem[], page: PdfPage): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | undefined;
  for (const item of items) {
    if (item.text.trim() === '') continue;
    if (line && continues(line, item)) append(line, item);
    else {
      line = startLine(item, page);
      lines.push(line);
    }
  }
  return lines;
}

/** The words of a line without regard to its cells. */
export function lineText(line: PdfLine): string {
  return line.cells
    .map((cell) => cell.text.trim())
    .filter(Boolean)
    .join(' ');
}

function startLine(item: PdfItem, page: PdfPage): PdfLine {
  const right = item.x + item.width;
  const { text, x, y, size, font } = item;
  return {
    cells: [{ text, x, right }],
    x,
    right,
    y,
    size,
    font,
    page: page.number,
    isInMargin: isInMargin(y, page),
  };
}

function continues(line: PdfLine, item: PdfItem): boolean {
  const size = Math.max(line.size, item.size);
  return Math.abs(item.y - line.y) < size * SAME_LINE && item.x > line.right - size;
}

function isInMargin(y: number, { bottom, top }: PdfPage): boolean {
  const margin = (top - bottom) * MARGIN;
  return y < bottom + margin || y > top - margin;
}

function append(line: PdfLine, item: PdfItem): void {
  const gap = item.x - line.right;
  const right = item.x + item.width;
  const last = line.cells.at(-1);
  if (gap > line.size * CELL_GAP || !last) line.cells.push({ text: item.text, x: item.x, right });
  else if (gap > line.size * WORD_GAP && !/\s$/.test(last.text) && !/^\s/.test(item.text))
    last.text += ` ${item.text}`;
  else last.text += item.text;
  // A raised or lowered character keeps the height and size of the line it stands in.
  if (item.size > line.size) [line.size, line.y] = [item.size, item.y];
  line.right = Math.max(line.right, right);
  const cell = line.cells.at(-1);
  if (cell) cell.right = Math.max(cell.right, right);
}
