/** A quotation never gets longer than this, in characters. */
const LONGEST = 480;
/** From this length a sentence is cut to its relevant points. */
const LONG = 320;
/** Marks every omission. */
const GAP = '…';

const POINT = /(?:^|\n)\s*(?=(?:\d{1,2}[a-z]?\.|[a-z]{1,2}\))\s)/gu;

interface Parts {
  introduction: string;
  points: string[];
}

/** „… ist verpflichtet, 1. … 2. …“ as introduction and points; no points if it isn't an enumeration. */
function enumeration(sentence: string): Parts {
  const starts = [...sentence.matchAll(POINT)].map((match) => match.index);
  const [first] = starts;
  if (first === undefined || starts.length < 2) return { introduction: sentence, points: [] };
  return {
    introduction: sentence.slice(0, first).trim(),
    points: starts.map((start, at) => sentence.slice(start, starts[at + 1]).trim()),
  };
}

/** Cut at a word, with a mark where something was left out. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 2);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).replace(/[\s,;]+$/u, '')} ${GAP}`;
}

/** Keeps the best point whole and as many more of the best as fit, in their order, gaps marked. */
function choosePoints(points: string[], relevance: (text: string) => number, room: number): string {
  const byRelevance = points
    .map((text, at) => ({ text, at, score: relevance(text) }))
    .sort((a, b) => b.score - a.score);
  const best = byRelevance[0]?.score ?? 0;
  const kept: typeof byRelevance = [];
  let length = 0;
  for (const point of byRelevance) {
    const fits = length + point.text.length <= room;
    if (kept.length > 0 && (!fits || point.score < best / 2)) continue;
    kept.push(point);
    length += point.text.length;
  }
  kept.sort((a, b) => a.at - b.at);
  let expected = 0;
  let text = '';
  for (const point of kept) {
    text += `${point.at > expected ? ` ${GAP}` : ''} ${shorten(point.text, room)}`;
    expected = point.at + 1;
  }
  return text + (expected < points.length ? ` ${GAP}` : '');
}

/**
 * The part of a sentence worth quoting, word for word: short sentences whole; of long enumerations the
 * introduction with the points that `relevance` likes best. Whatever is left out is marked with „…“.
 */
export function excerpt(sentence: string, relevance: (text: string) => number): string {
  const { introduction, points } = enumeration(sentence);
  if (sentence.length <= LONG || points.length === 0) return tidy(shorten(sentence, LONGEST));
  const lead = shorten(introduction, LONGEST / 2);
  return tidy(`${lead}${choosePoints(points, relevance, LONGEST - lead.length)}`);
}

const SUBSECTION_NUMBER = /^\(\d+[a-z]?\)\s*/u;
const SEVERAL_GAPS = /…(?:\s*…)+/gu;

/** On one line, without the subsection's number and without brackets that could pass for one of our citations. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\[(?=\s*chunk)/giu, '(')
    .replace(SEVERAL_GAPS, GAP)
    .trim()
    .replace(SUBSECTION_NUMBER, '');
}
