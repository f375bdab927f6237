/** What a heading of a German law says about its place in it. */
export interface LawUnit {
  kind: 'paragraph' | 'annex';
  /** "§ 41b", "§§ 46a bis 47", "Artikel 3", "Anlage 2". */
  name: string;
  /** What follows the name, usually the heading proper. */
  rest: string;
}

const MARKED = /^\(X+\)\s*/;
const PARAGRAPH = /^(§§?)\s*(\d+[a-z]{0,3}(?:\s*(?:bis|und|,|–|-)\s*\d+[a-z]{0,3}\b)?)(?=\s|$|[.:])/;
const ARTICLE = /^(?:Artikel|Art\.?)\s+(\d+[a-z]{0,2}|[IVXLC]+)(?=\s|$|[.:])/;
const ANNEX = /^(Anlage|Anhang)(?:\s+(\d+[a-z]{0,2}|[A-Z]{1,3}))?(?=\s|$|[.:(])/;

/** The § (Artikel, Anlage) that a heading opens; null for any other heading. */
export function lawUnitOf(heading: string): LawUnit | null {
  const text = heading.replace(MARKED, '');
  const unit = (kind: LawUnit['kind'], name: string, match: RegExpExecArray): LawUnit => ({
    kind,
    name,
    rest: text.slice(match[0].length).trim(),
  });
  const paragraph = PARAGRAPH.exec(text);
  if (paragraph) return unit('paragraph', `${paragraph[1]} ${paragraph[2]}`, paragraph);
  const article = ARTICLE.exec(text);
  if (article) return unit('paragraph', `Artikel ${article[1]}`, article);
  const annex = ANNEX.exec(text);
  return annex ? unit('annex', [annex[1], annex[2]].filter(Boolean).join(' '), annex) : null;
}

const SUBSECTION = /^\((\d{1,3}[a-z]{0,2})\)\s/;

/** The Absatz that a text opens: "(1a) …" gives "1a". */
export function subsectionOf(text: string): string | null {
  return SUBSECTION.exec(text)?.[1] ?? null;
}

const REPEALED = /^(?:\(\d{1,3}[a-z]{0,2}\)\s*)?[([]?(?:weggefallen|aufgehoben|entfallen)[)\]]?\.?$|^[-–—]$/i;

/** Whether a text says nothing but that the law has nothing here any more. */
export function isRepealed(text: string): boolean {
  return REPEALED.test(text.trim());
}

/** Whether a heading announces its own repeal: "§ 12g (weggefallen)". */
export function isRepealedHeading(heading: string): boolean {
  return /[([](?:weggefallen|aufgehoben|entfallen)[)\]]$/i.test(heading.trim());
}

/** Two capitals at least, no blank but before a year: "EnWG", "BSI-KritisV", "EEG 2023". */
const ABBREVIATION = /^(?=(?:[^A-ZÄÖÜ]*[A-ZÄÖÜ]){2})[A-ZÄÖÜ][\p{L}\d-]{1,24}(?: \d{4})?$/u;

/**
 * The abbreviation a law's title ends with: "Gesetz … (Musterrechtsgesetz – MuRG)", "Musterrechtsgesetz - MuRG",
 * "Musterrechtsgesetz (MuRG)", "MuRG". Null if it names none.
 */
export function lawAbbreviationOf(title: string): string | null {
  const inner = /\(([^()]+)\)\s*$/.exec(title)?.[1] ?? title;
  const last =
    inner
      .split(/\s[–—-]\s/)
      .at(-1)
      ?.trim() ?? '';
  return ABBREVIATION.test(last) ? last : null;
}
