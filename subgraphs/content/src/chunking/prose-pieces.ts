import { CHUNK_CHARS_AIM, CHUNK_CHARS_MIN, type Piece } from './chunk.js';
import { pack } from './pack.js';
import type { Section } from './sections.js';

/** Passages of any other document: packed under each heading, very short neighbours joined. */
export function prosePieces(sections: Section[]): Piece[] {
  const pieces = sections.flatMap((section) => {
    const heading = section.headingPath.at(-1);
    const alone = section.leaf && heading ? [{ text: '', page: section.page, items: null }] : [];
    const packed = section.blocks.length > 0 ? pack(section.blocks) : alone;
    return packed.map((p) => ({ ...p, headingPath: section.headingPath, paragraph: null, subsection: null }));
  });
  return joinShort(pieces).map((p) => (p.text === '' ? { ...p, text: p.headingPath.at(-1) ?? '' } : p));
}

function joinShort(pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const next of pieces) {
    const last = joined.at(-1);
    const together = last && join(last, next);
    const short = last && (last.text.length < CHUNK_CHARS_MIN || next.text.length < CHUNK_CHARS_MIN);
    if (together && short && together.text.length <= CHUNK_CHARS_AIM) joined[joined.length - 1] = together;
    else joined.push(next);
  }
  return joined;
}

/** Two passages under what their headings share; the headings they don't share go into the text. */
function join(a: Piece, b: Piece): Piece {
  let shared = 0;
  while (shared < a.headingPath.length && a.headingPath[shared] === b.headingPath[shared]) shared++;
  const lines = [...a.headingPath.slice(shared), a.text, ...b.headingPath.slice(shared), b.text];
  return { ...a, headingPath: a.headingPath.slice(0, shared), text: lines.filter(Boolean).join('\n') };
}
