import { lineText, type PdfLine } from './pdf-line.js';

/** How many lines at the top and at the bottom of a page may be header or footer. */
const DEPTH = 3;
const FEWEST_PAGES = 3;
const MOST_PAGES = 0.5;
const PAGE_NUMBER = /^(?:[-–] ?)?(?:Seite:? ?)?\d{1,4}(?: ?(?:von|\/) ?\d{1,4})?(?: ?[-–])?$/i;

/** Drops what is printed at the edge of most pages: running headers, footers, page numbers. */
export function withoutFurniture(pages: PdfLine[][]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edgesOf(lines).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const textPages = pages.filter((lines) => lines.length > 0).length;
  const isRepeated = (line: PdfLine) =>
    textPages >= FEWEST_PAGES && (counts.get(keyOf(line)) ?? 0) > textPages * MOST_PAGES;
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines));
    return lines.filter(
      (line) => !edges.has(line) || !(isRepeated(line) || PAGE_NUMBER.test(lineText(line))),
    );
  });
}

function edgesOf(lines: PdfLine[]): PdfLine[] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  const outer = byHeight.filter((_, i) => i < DEPTH || i >= byHeight.length - DEPTH);
  return outer.filter((line) => line.isInMargin);
}

/** Numbers of pages and chapters differ from page to page. */
function keyOf(line: PdfLine): string {
  return lineText(line).replace(/\d+/g, '#');
}
