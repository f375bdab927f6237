import { COMPOUND_STEMS as LISTED_STEMS } from './compound-stems.js';

const LINKS = ['', 's', 'n', 'en', 'es', 'e', 'er', 'ns'];
const ENDINGS = new Set(['', 'e', 'n', 'en', 's', 'es', 'er', 'ern', 'ens']);
const PLAIN: Record<string, string> = { ä: 'a', ö: 'o', ü: 'u' };
/** Plurals change the vowel („verträge“), so parts are looked up without umlauts. */
const withoutUmlauts = (word: string): string => word.replace(/[äöü]/g, (vowel) => PLAIN[vowel] ?? vowel);
const COMPOUND_STEMS = new Set([...LISTED_STEMS].map(withoutUmlauts));
const LONGEST_STEM = Math.max(...[...COMPOUND_STEMS].map((word) => word.length));
/** Shorter words are rarely compounds, and splitting them makes nonsense. */
const MIN_COMPOUND = 8;
/** An unknown modifier („Ablese|termin“) counts as a part of its own from this length. */
const MIN_UNKNOWN = 4;

function stemsAt(word: string, from: number): string[] {
  const found: string[] = [];
  for (let end = Math.min(word.length, from + LONGEST_STEM); end >= from + 3; end--) {
    const candidate = word.slice(from, end);
    if (COMPOUND_STEMS.has(candidate)) found.push(candidate);
  }
  return found;
}

/** Longest stems first; null when the rest of the word cannot be covered. */
function splitFrom(word: string, from: number): string[] | null {
  for (const part of stemsAt(word, from)) {
    const end = from + part.length;
    if (ENDINGS.has(word.slice(end))) return [word.slice(from)];
    for (const link of LINKS) {
      if (!word.startsWith(link, end)) continue;
      const rest = splitFrom(word, end + link.length);
      if (rest) return [part, ...rest];
    }
  }
  return null;
}

/**
 * The parts of a folded compound („netzanschlussvertrag“ → netz, anschluss, vertrag), found with a list of
 * stems and linking letters; one unknown modifier in front is allowed. Empty for words that aren't compounds.
 */
export function compoundParts(folded: string): string[] {
  if (folded.length < MIN_COMPOUND) return [];
  const word = withoutUmlauts(folded);
  const parts = splitFrom(word, 0);
  if (parts) return finest(parts);
  for (let from = MIN_UNKNOWN; from <= word.length - MIN_UNKNOWN; from++) {
    const tail = splitFrom(word, from);
    if (tail) return [word.slice(0, from).replace(/s$/, ''), ...finest(tail)];
  }
  return [];
}

/** Stems that are compounds themselves („netzanschluss“) are split once more, and kept as a part. */
function finest(parts: string[]): string[] {
  const [only] = parts;
  if (parts.length === 1 && only) return innerParts(only);
  return parts.flatMap((part) => {
    const inner = part.length >= MIN_COMPOUND ? innerParts(part) : [];
    return inner.length > 1 ? [part, ...inner] : [part];
  });
}

function innerParts(part: string): string[] {
  for (const first of stemsAt(part, 0)) {
    if (first.length === part.length || ENDINGS.has(part.slice(first.length))) continue;
    for (const link of LINKS) {
      if (!part.startsWith(link, first.length)) continue;
      const rest = splitFrom(part, first.length + link.length);
      if (rest) return [first, ...rest];
    }
  }
  return [];
}
