import type { PdfLine } from './pdf-line.js';

const FEWEST_LINES = 8;
/** Share of neighbouring lines that jump between left and right; a column set in order jumps once. */
const INTERLEAVED = 0.5;
/** Share of its column that the middle line fills; cells of a table are shorter. */
const FILLED = 0.7;

/**
 * Two columns whose lines alternate in the content are put in order: left before right. Columns that the content
 * already holds in order, and tables, stay as they are.
 */
export function orderColumns(lines: PdfLine[]): PdfLine[] {
  const gutter = findGutter(lines);
  if (gutter === null) return lines;
  const isLeft = (line: PdfLine) => line.right <= gutter;
  const isRight = (line: PdfLine) => line.x >= gutter;
  const left = lines.filter(isLeft);
  const right = lines.filter(isRight);
  if (left.length < FEWEST_LINES || right.length < FEWEST_LINES) return lines;
  const sides = lines.filter((line) => isLeft(line) || isRight(line)).map(isLeft);
  const jumps = sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length;
  if (jumps < (sides.length - 1) * INTERLEAVED || !isFilled(left) || !isFilled(right)) return lines;
  return inReadingOrder(lines, gutter);
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

function isFilled(column: PdfLine[]): boolean {
  const width = Math.max(...column.map((line) => line.right)) - Math.min(...column.map((line) => line.x));
  const widths = column.map((line) => line.right - line.x).sort((a, b) => a - b);
  return (widths[Math.floor(widths.length / 2)] ?? 0) >= width * FILLED;
}
