import { findLaws, type LawMention } from './law-names.js';
import { normaliseText } from './normalise.js';

/** One provision a text points to. Letters are joined and lower-case: „§ 14 a“ has the number „14a“. */
export interface LegalCitation {
  kind: 'paragraph' | 'article' | 'annex';
  number: string;
  /** Absatz, „1“ or „1a“. */
  subsection: string | null;
  sentence: string | null;
  /** Nummer of an enumeration. */
  point: string | null;
  /** Key of the law (see `lawKey`), null if the text names none. */
  law: string | null;
  start: number;
  end: number;
}

const NUMBER = String.raw`\d{1,3}(?:\s?[a-z](?![\p{L}\d]))?`;
const DETAILS = String.raw`(?:\s*,?\s*(?:Absatz|Absätze|Abs\.?)\s*(?<abs>${NUMBER}))?(?:\s*,?\s*(?:Satz|S\.)\s*(?<satz>\d{1,2}))?(?:\s*,?\s*(?:Nummer|Nr\.?)\s*(?<nr>${NUMBER}))?`;
const HEAD =
  /(?<sign>§§?|(?<![\p{L}])(?:Paragra(?:ph|f)(?:en|s)?|Artikels?|Art\.|Anlagen?|Anhang|Anhangs))\s*(?=\d)/giu;
const ITEM = new RegExp(`(?<number>${NUMBER})${DETAILS}`, 'iuy');
const JOINT = /\s*(,\s*(?:und\s+|oder\s+)?|und|oder|bis|sowie|–|-)\s*(?=\d)/iuy;
const BEFORE_LAW =
  /^[\s,]*(?:(?:des|der|vom|im|in der|aus dem|aus der|nach dem|nach der|zum|zur)\s+)?(?:deutschen\s+)?$/i;
/** Ranges wider than this („§§ 1 bis 300“) name no provision in particular. */
const WIDEST_RANGE = 40;

function kindOf(sign: string): LegalCitation['kind'] {
  if (/^art/i.test(sign)) return 'article';
  return /^an/i.test(sign) ? 'annex' : 'paragraph';
}

function tidy(number: string | undefined): string | null {
  return number ? number.replace(/\s/g, '').toLowerCase() : null;
}

/** „5 bis 8“ → 6 and 7 in between. */
function between(from: string, to: string): string[] {
  const [first, last] = [Number.parseInt(from, 10), Number.parseInt(to, 10)];
  if (last - first > WIDEST_RANGE) return [];
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, step) => String(first + step + 1));
}

type Provision = Omit<LegalCitation, 'law' | 'start' | 'end' | 'kind'>;

/** Reads „3 Abs. 1 und 4“ from `at`; returns the provisions and where they end. */
function readList(text: string, at: number): { provisions: Provision[]; end: number } {
  const provisions: Provision[] = [];
  let end = at;
  let range = false;
  for (;;) {
    ITEM.lastIndex = end;
    const groups = ITEM.exec(text)?.groups;
    if (!groups?.number) return { provisions, end };
    const number = tidy(groups.number) ?? '';
    const previous = provisions.at(-1);
    if (range && previous) {
      for (const inner of between(previous.number, number)) {
        provisions.push({ number: inner, subsection: null, sentence: null, point: null });
      }
    }
    provisions.push({
      number,
      subsection: tidy(groups.abs),
      sentence: tidy(groups.satz),
      point: tidy(groups.nr),
    });
    end = ITEM.lastIndex;
    JOINT.lastIndex = end;
    const joint = JOINT.exec(text);
    if (!joint) return { provisions, end };
    range = /bis|–|-/.test(joint[1] ?? '');
    end = JOINT.lastIndex;
  }
}

function lawAfter(text: string, end: number, laws: LawMention[]): LawMention | null {
  const next = laws.find((law) => law.start >= end);
  return next && BEFORE_LAW.test(text.slice(end, next.start)) ? next : null;
}

/**
 * Every provision cited in a text, lists and ranges spelt out: „§§ 3 und 4 MsbG“ gives two citations. The law is
 * the one that follows, or the only one the text names at all.
 */
export function parseCitations(source: string): LegalCitation[] {
  const text = normaliseText(source);
  const laws = findLaws(text);
  const only = new Set(laws.map(({ law }) => law)).size === 1 ? (laws[0]?.law ?? null) : null;
  const citations: LegalCitation[] = [];
  for (const head of text.matchAll(HEAD)) {
    const { provisions, end } = readList(text, head.index + head[0].length);
    const law = lawAfter(text, end, laws);
    for (const provision of provisions) {
      citations.push({
        ...provision,
        kind: kindOf(head.groups?.sign ?? ''),
        law: law?.law ?? only,
        start: head.index,
        end: law?.end ?? end,
      });
    }
  }
  return citations;
}
