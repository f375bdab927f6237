import type { Piece } from './chunk.js';

const HEADING_CHARS_MAX = 120;

/** How a citation names a passage: "§ 41b Abs. 1 EnWG", "§ 3 Nr. 12–18 EnWG", "Handbuch, S. 12", "Handbuch, Wartung". */
export function labelOf(piece: Piece, document: { law: string | null; title: string }): string {
  const name = document.law ?? document.title;
  if (piece.paragraph) {
    const place = [
      piece.paragraph.replace(/^Artikel /, 'Art. '),
      piece.subsection && `Abs. ${piece.subsection}`,
      piece.items,
    ];
    return place.filter(Boolean).join(' ') + (document.law ? ` ${name}` : `, ${name}`);
  }
  if (piece.page !== null) return `${name}, S. ${piece.page}`;
  const heading = piece.headingPath.at(-1);
  return heading ? `${name}, ${shorten(heading)}` : name;
}

function shorten(heading: string): string {
  return heading.length <= HEADING_CHARS_MAX
    ? heading
    : `${heading.slice(0, HEADING_CHARS_MAX - 1).trimEnd()}…`;
}
