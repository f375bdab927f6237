import type { PdfLine } from './pdf-line.js';

const FEWEST_LINES = 8;
/** Share of neighbouring lines that jump between left and right; a column set in order jumps once. */
const INTERLEAVED = 0.5;
/** Share of its column that the middle line fills; cells of a table are shorter. */
const FILLED = 0.7;

/** Share of the text that each column is wide at least. */
const WIDE = 0.35;

/**
 * Two columns whose lines alternate in the content are put in order: left before right. Columns that the content
 * already holds in order, and tables, stay as they are.
 */
export function orderColumns(lines: PdfLine[]): PdfLine[] {
  // Lines side by side were read as one line with a wide gap.
  const pieces = lines.flatMap(piecesOf);
  const gutter = findGutter(pieces);
  if (gutter === null) return lines;
  const isLeft = (line: PdfLine) => line.right <= gutter;
  const isRight = (line: PdfLine) => line.x >= gutter;
  const left = pieces.filter(isLeft);
  const right = pieces.filter(isRight);
  if (left.length < FEWEST_LINES || right.length < FEWEST_LINES) return lines;
  const sides = pieces.filter((line) => isLeft(line) || isRight(line)).map(isLeft);
  const jumps = sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length;
  if (jumps < (sides.length - 1) * INTERLEAVED || !isFilled(left, pieces) || !isFilled(right, pieces))
    return lines;
  return inReadingOrder(pieces, gutter);
}

/** A line across both columns ends the columns above it. */
function inReadingOrder(lines: PdfLine[], gutter: number): PdfLine[] {
  const ordered: PdfLine[] = [];
  let left: PdfLine[] = [];
  let right: PdfLine[] = [];
  for (const line of lines) {
    if (line.right <= gutter) left.push(line);
    else if (line.x >= gutter) right.push(line);
    else {
      ordered.push(...left, ...right, line);
      [left, right] = [[], []];
    }
  }
  return [...ordered, ...left, ...right];
}

/** Where most right-hand lines start, provided that hardly any line crosses it; null for one column. */
function findGutter(lines: PdfLine[]): number | null {
  const minX = Math.min(...lines.map((line) => line.x));
  const maxX = Math.max(...lines.map((line) => line.right));
  const middle = lines.filter(
    (line) => line.x > minX + (maxX - minX) * 0.35 && line.x < minX + (maxX - minX) * 0.7,
  );
  if (middle.length < FEWEST_LINES) return null;
  const start = Math.min(...middle.map((line) => line.x)) - 1;
  const crossing = lines.filter((line) => line.x < start && line.right > start).length;
  return crossing <= lines.length * 0.1 ? start : null;
}

/** The column is wide and its middle line fills it. */
function isFilled(column: PdfLine[], all: PdfLine[]): boolean {
  const widths = column.map((line) => line.right - line.x).sort((a, b) => a - b);
  const middle = widths[Math.floor(widths.length / 2)] ?? 0;
  return widthOf(column) >= widthOf(all) * WIDE && middle >= widthOf(column) * FILLED;
}

function widthOf(lines: PdfLine[]): number {
  return Math.max(...lines.map((line) => line.right)) - Math.min(...lines.map((line) => line.x));
}

function piecesOf(line: PdfLine): PdfLine[] {
  return line.cells.map((cell) => ({ ...line, cells: [cell], x: cell.x, right: cell.right }));
}
