import { legalHeadingLevel } from '../../text/legal-heading.js';
import { listMarker } from '../../text/list-marker.js';
import type { PdfLayout } from './pdf-layout.js';
import { lineText, type PdfLine } from './pdf-line.js';

/** A line of a table of contents: dots lead to the page number. */
const LEADER = /(?:\. ?){5}\d*$/;
const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){0,5})\.? +["„]?\p{Lu}/u;
const LONGEST = 200;

export function isContentsLine(line: PdfLine): boolean {
  return LEADER.test(lineText(line).slice(-LONGEST));
}

/**
 * Level of a block that is a heading: by its number („4.2 Zeitangabe“ is 2), by its size, or by the form of a law;
 * null for running text. A number alone is not enough for the first level, it also needs a font of its own.
 */
export function headingLevelOf(lines: PdfLine[], text: string, layout: PdfLayout): number | null {
  const [first] = lines;
  if (!first || !readsLikeHeading(text) || lines.some(isContentsLine)) return null;
  const legal = legalHeadingLevel(text);
  const rank = layout.headingRank(first.size);
  const depth = NUMBERED.exec(text)?.[1]?.split('.').length ?? 0;
  const isSetOff = rank !== null || depth > 1 || first.font !== layout.bodyFont;
  if (legal !== null) return legal;
  if (depth > 0) return isSetOff ? depth : null;
  return listMarker(text) ? null : rank;
}

/** Short, no sentence and no list item. */
function readsLikeHeading(text: string): boolean {
  return (
    text.length <= LONGEST &&
    /\p{L}{2}/u.test(text) &&
    /^["„(]?[\p{Lu}\p{N}§]/u.test(text) &&
    !/[.;:,]$/.test(text)
  );
}
