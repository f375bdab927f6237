import type { TextBlock } from '@luna/platform/ports/text-extractor';
import { lawUnitOf, subsectionOf } from './law-form.js';

/** Divisions of a law, outermost first; a § stands below all of them. */
const DIVISIONS = ['Buch', 'Teil', 'Kapitel', 'Abschnitt', 'Unterabschnitt'];
const DIVISION = new RegExp(`^(${DIVISIONS.join('|')})\\s+(?:\\d+[a-z]?|[IVXLC]+)(?=\\s|$|[.:–-])`);
const UNIT_LEVEL = DIVISIONS.length + 1;
const HEADING_CHARS_MAX = 200;
const PARAGRAPHS_MIN = 2;
const SENTENCE_PART = /^(?:Abs|Absatz|Satz|Nr|Nummer|Buchstabe|Halbsatz)\b/;

/**
 * The blocks of a document that has the form of a law, with each Absatz in a block of its own; null for any other
 * document. Where the format marks no headings (plain text, PDF), lines like "§ 3 Begriffe" and "Teil 2" become them.
 */
export function asLaw(blocks: TextBlock[]): TextBlock[] | null {
  if (blocks.filter(isParagraphHeading).length >= PARAGRAPHS_MIN) {
    return blocks.flatMap((block) => splitLines(block, opensSubsection));
  }
  const lines = blocks.flatMap((block) => splitLines(block, (l) => opensSubsection(l) || isPlainHeading(l)));
  const promoted = lines.map(promote);
  return promoted.filter(isParagraphHeading).length >= PARAGRAPHS_MIN ? promoted : null;
}

function isParagraphHeading(block: TextBlock): boolean {
  return block.kind === 'heading' && lawUnitOf(block.text)?.kind === 'paragraph';
}

function opensSubsection(line: string): boolean {
  return subsectionOf(line) !== null;
}

/** "§ 5 Absatz 2 gilt …" and "§ 5 bleibt …" at the start of a line are references and no headings. */
function isPlainHeading(line: string): boolean {
  if (line.length > HEADING_CHARS_MAX || /[.;,:]$/.test(line)) return false;
  if (DIVISION.test(line)) return true;
  const unit = lawUnitOf(line);
  return (
    unit !== null && (unit.rest === '' || /^[(„]?\p{Lu}/u.test(unit.rest)) && !SENTENCE_PART.test(unit.rest)
  );
}

/** Parts a paragraph before each line that `opens` something, unless the line only continues a sentence. */
function splitLines(block: TextBlock, opens: (line: string) => boolean): TextBlock[] {
  if (block.kind !== 'paragraph' || !block.text.includes('\n')) return [block];
  const parts: string[][] = [[]];
  let before = '';
  for (const line of block.text.split('\n').map((l) => l.trim())) {
    const current = parts.at(-1) as string[];
    const starts = (opens(line) && /(?:^|[.;:,)])$/.test(before)) || isPlainHeading(before);
    if (starts && current.length > 0) parts.push([line]);
    else current.push(line);
    before = line;
  }
  return parts.map((lines) => ({ ...block, text: lines.join('\n') }));
}

function promote(block: TextBlock): TextBlock {
  if (block.kind !== 'paragraph' || !isPlainHeading(block.text)) return block;
  const division = DIVISION.exec(block.text)?.[1];
  const level = division ? DIVISIONS.indexOf(division) + 1 : UNIT_LEVEL;
  return { ...block, kind: 'heading', level };
}
