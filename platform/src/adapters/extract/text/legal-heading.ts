const PARAGRAPH =
  /^(?:§§?|Art\.|Artikel) ?\d+[a-z]?(?: (?:bis|und) \d+[a-z]?)?(?: (?!(?:Absatz|Abs\.|Satz|Nummer|Nr\.|Buchstabe) ?\d)[\p{Lu}(„"].*)?$/u;
const DIVISIONS: [pattern: RegExp, level: number][] = [
  [/^(?:Buch|Teil) (?:\d+[a-z]?|[IVX]+)\b/, 2],
  [/^Kapitel (?:\d+[a-z]?|[IVX]+)\b/, 3],
  [/^Abschnitt (?:\d+[a-z]?|[IVX]+)\b/, 4],
  [/^(?:Unterabschnitt|Titel) (?:\d+[a-z]?|[IVX]+)\b/, 5],
  [/^(?:Anlage|Anhang)(?: (?:\d+[a-z]?|[IVX]+))?(?: |$)/, 6],
];
const LONGEST = 160;

/**
 * Level of a line that stands alone and reads like a heading of a German law („§ 14a Steuerbare Verbrauchseinrichtungen“),
 * null for running text. Helps where a format marks no headings.
 */
export function legalHeadingLevel(line: string): number | null {
  if (line.length > LONGEST || /[.;:,]$/.test(line)) return null;
  if (PARAGRAPH.test(line)) return 6;
  return DIVISIONS.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}
