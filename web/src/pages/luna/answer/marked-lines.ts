import type { Range } from './find-quote';

interface Part {
  start: number;
  text: string;
  isMarked: boolean;
}

export interface MarkedLine {
  start: number;
  parts: Part[];
}

/** A text by lines, each cut where a marked range begins or ends. `ranges` are sorted and don't overlap. */
export function markedLines(text: string, ranges: Range[]): MarkedLine[] {
  return [...text.matchAll(/[^\n]*\S[^\n]*/g)].map((match) => {
    const line = { start: match.index, end: match.index + match[0].length };
    return { start: line.start, parts: partsOf(text, line, ranges) };
  });
}

function partsOf(text: string, line: Range, ranges: Range[]): Part[] {
  const parts: Part[] = [];
  const add = (start: number, end: number, isMarked: boolean) => {
    if (start < end) parts.push({ start, text: text.slice(start, end), isMarked });
  };
  let at = line.start;
  for (const range of ranges) {
    const start = Math.max(range.start, line.start);
    const end = Math.min(range.end, line.end);
    if (start >= end) continue;
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, line.end, false);
  return parts;
}
