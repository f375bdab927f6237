import type { PdfLine } from './pdf-line.js';

/** A heading is set this much larger than the running text. */
const HEADING_RATIO = 1.15;

/** What is usual in one document, measured over all its lines. */
export interface PdfLayout {
  bodySize: number;
  /** Usual distance from one line to the next of the same paragraph, as a multiple of the font size. */
  leading: number;
  /** Level of a heading by its font size, null for running text. */
  headingLevel(size: number): number | null;
}

export function measureLayout(pages: PdfLine[][]): PdfLayout {
  const lines = pages.flat();
  const characters = new Map<number, number>();
  for (const line of lines) {
    const size = rounded(line.size);
    const length = line.cells.reduce((sum, cell) => sum + cell.text.length, 0);
    characters.set(size, (characters.get(size) ?? 0) + length);
  }
  const bodySize = [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const isHeading = (size: number) => size > bodySize * HEADING_RATIO;
  const sizes = [...characters.keys()].filter(isHeading).sort((a, b) => b - a);
  return {
    bodySize,
    leading: usualLeading(lines, bodySize),
    headingLevel: (size) => (isHeading(rounded(size)) ? Math.min(sizes.indexOf(rounded(size)) + 1, 6) : null),
  };
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
