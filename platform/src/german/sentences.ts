/** One sentence and its place in the text: `text.slice(start, end)`, without outer whitespace. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
  /** A line above a paragraph, which says nothing by itself. */
  isHeading: boolean;
}

const SEGMENTER = new Intl.Segmenter('de', { granularity: 'sentence' });

const ABBREVIATIONS = `
abs absch abschn anl anm art aufl az bd bek bgbl bl bsp buchst bzgl bzw ca dr dgl d.h einschl entspr erl etc evtl f ff fn gem
ggf grds halbs hrsg i.d.f i.d.r i.s.d i.s.v i.v.m inkl insb insbes ivm iur kap lfd lit max med min mio mrd n.f nr nrn o.ä o.g
p.a prof rn rspr s s.o s.u sog st std str tel u.a u.ä u.u usw v vgl v.h z.b z.t zb zff ziff zit zzgl dipl ing jan feb aug sept okt nov dez
`;
const KNOWN = new Set(ABBREVIATIONS.trim().split(/\s+/));

const MONTH =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L})/u;
/** „nach Absatz 1.“ ends a sentence, „am 1.“ doesn't. */
const CITED_NUMBER =
  /(?:§§?|Absatz|Absätze|Absätzen|Satz|Sätze|Nummer|Nummern|Nr\.|Abs\.|Artikel|Anlage|und|bis|oder)\s*\d+[a-z]?\.$/u;
const ORDINAL = /(?:^|[^\d,.])(\d{1,2})\.$/u;
const LIST_MARK = /(?:^|\n)\s*(?:\d{1,2}[a-z]?\.|[a-z]{1,2}\)|\(\d+[a-z]?\))$/u;
const ENDS = /[.!?…]["”“«»)\]]*$/u;

function endsInAbbreviation(left: string): boolean {
  const last = /([\p{L}.]+)\.$/u.exec(left)?.[1]?.toLowerCase();
  if (last === undefined) return false;
  return KNOWN.has(last) || last.endsWith('bl') || /^(?:\p{L}\.)*\p{L}$/u.test(last);
}

function endsInOrdinal(left: string, right: string): boolean {
  if (!ORDINAL.test(left)) return false;
  return MONTH.test(right) || !CITED_NUMBER.test(left);
}

const HEADING_MAX_CHARS = 100;

/** A line of its own that is no sentence, no point of a list and no row of a table: what stands above a paragraph. */
function endsInHeading(left: string, right: string): boolean {
  if (!/\n\s*$/.test(left) || !/^\p{Lu}/u.test(right)) return false;
  const line = left.trimEnd().split('\n').at(-1)?.trim() ?? '';
  if (line.length > HEADING_MAX_CHARS || line.includes(' | ')) return false;
  return /[\p{L}\d)?]$/u.test(line) && !/^(?:\d{1,2}[a-z]?\.|[a-z]{1,2}\)|\(\d+[a-z]?\)|[-–•])\s/u.test(line);
}

/** Whether the segmenter cut inside a sentence between these two pieces, both trimmed towards the cut. */
function belongTogether(left: string, right: string): boolean {
  if (LIST_MARK.test(left) || !ENDS.test(left)) return true;
  if (/^[\p{Ll}\d;,:)]/u.test(right) && !/^(?:\d{1,2}\.|[a-z]\))\s/u.test(right)) return true;
  return endsInAbbreviation(left) || endsInOrdinal(left, right);
}

/** The segmenter's pieces, cut further where a sentence begins with a paragraph sign. */
function* pieces(text: string): Generator<{ start: number; end: number }> {
  for (const { segment, index } of SEGMENTER.segment(text)) {
    let start = index;
    for (const match of segment.matchAll(/[.!?]\s+(?=§)/gu)) {
      const end = index + match.index + match[0].length;
      yield { start, end };
      start = end;
    }
    yield { start, end: index + segment.length };
  }
}

/**
 * Sentences of German prose and statutes. Citations („§ 14a Abs. 1 Satz 2“), abbreviations („z. B.“), dates and
 * enumerations stay whole: an introduction with its numbered points is one sentence. Where it is unclear it errs
 * on the side of too long, since half a provision may say the opposite.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let end = 0;
  const flush = (isHeading = false): void => {
    const raw = text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const trimmed = raw.trim();
    if (trimmed)
      sentences.push({ text: trimmed, start: start + lead, end: start + lead + trimmed.length, isHeading });
  };
  for (const piece of pieces(text)) {
    const right = text.slice(piece.start, piece.end).trimStart();
    const left = text.slice(start, end);
    const isHeading = endsInHeading(left, right);
    if (end > start && (isHeading || !belongTogether(left.trim(), right))) {
      flush(isHeading);
      start = piece.start;
    }
    end = piece.end;
  }
  flush();
  return sentences;
}
