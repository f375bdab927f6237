const SOFT_HYPHENS = /\u00ad/g;
const HYPHENS = /[\u2010\u2011\u2012]/g;
const SPACES = /[\u00a0\u2007\u2009\u202f]/g;
const COMBINED = /[\ufb00-\ufb06]/g;

/**
 * One spelling for what looks the same: NFC, plain hyphens and blanks, no soft hyphens, no ligature glyphs.
 * Letters keep their case and umlauts, so the result may be shown.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(SOFT_HYPHENS, '')
    .replace(HYPHENS, '-')
    .replace(SPACES, ' ')
    .replace(COMBINED, (ligature) => ligature.normalize('NFKC'));
}

const WRITTEN_OUT = /ae|oe|(?<![aeq])ue/g;
const UMLAUT: Record<string, string> = { ae: 'ä', oe: 'ö', ue: 'ü' };

/**
 * Lower case, ß as ss, written-out umlauts as umlauts („Zaehler“ = „Zähler“); the few real „ue“ words change
 * alike on both sides of a comparison. Only for comparing, never for showing.
 */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(WRITTEN_OUT, (pair) => UMLAUT[pair] ?? pair);
}

/** Whitespace as single blanks, trimmed: the form in which two quotations are compared. */
export function unifyWhitespace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
