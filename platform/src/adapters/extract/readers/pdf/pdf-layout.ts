import { lineText, type PdfLine } from './pdf-line.js';

/** A heading is set this much larger than the running text. */
const HEADING_RATIO = 1.15;
/** A line this long, in one piece, is running text and not a cell of a table. */
const PROSE_CHARACTERS = 50;

/** What is usual in one document, measured over all its lines. */
export interface PdfLayout {
  /** Font of the running text. */
  bodyFont: string;
  /** Usual distance from one line to the next of the same paragraph, as a multiple of the font size. */
  leading: number;
  /** Rank of a size above that of the running text, 1 for the largest; null for running text. */
  headingRank(size: number): number | null;
}

export function measureLayout(pages: PdfLine[][]): PdfLayout {
  const lines = pages.flat();
  const prose = lines.filter((line) => line.cells.length === 1 && lineText(line).length >= PROSE_CHARACTERS);
  const measured = prose.length > 0 ? prose : lines;
  const bodySize = commonest(measured, (line) => rounded(line.size)) ?? 10;
  const isHeading = (size: number) => size > bodySize * HEADING_RATIO;
  const sizes = [...new Set(lines.map((line) => rounded(line.size)))].filter(isHeading).sort((a, b) => b - a);
  return {
    bodyFont: commonest(measured, (line) => line.font) ?? '',
    leading: usualLeading(lines, bodySize),
    headingRank: (size) => (isHeading(rounded(size)) ? sizes.indexOf(rounded(size)) + 1 : null),
  };
}

/** The value that most characters have. */
function commonest<T>(lines: PdfLine[], trait: (line: PdfLine) => T): T | undefined {
  const characters = new Map<T, number>();
  for (const line of lines) {
    const value = trait(line);
    characters.set(value, (characters.get(value) ?? 0) + lineText(line).length);
  }
  return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function usualLeading(lines: PdfLine[], bodySize: number): number {
  const counts = new Map<number, number>();
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (!before || before.page !== line.page || rounded(line.size) !== bodySize) return;
    const distance = Math.round(((before.y - line.y) / line.size) * 20) / 20;
    if (distance > 0.8 && distance < 2.5) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  });
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1.2;
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}
