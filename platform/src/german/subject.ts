import { contentWords } from './analyse.js';
import { parseCitations } from './citations.js';
import { type Concept, conceptsOf } from './concepts.js';
import { findLaws } from './law-names.js';

/** Words that only point at a provision. */
const POINTERS = new Set(
  contentWords(
    'Absatz Abs Satz Paragraf Paragraph Artikel Anlage Nummer Nr Inhalt lautet Wortlaut Gesetz Verordnung Vorschrift Sinne Definition Begriff definiert bestimmt vorschreibt schreibt sagt',
  ).map(({ stem }) => stem),
);

function without(text: string, spans: { start: number; end: number }[]): string {
  let rest = text;
  for (const { start, end } of [...spans].sort((a, b) => b.start - a.start)) {
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  return rest;
}

/**
 * What a question is about, without the provisions and laws it names: those are compared exactly, their words
 * would only blur the subject. Empty for „Was steht in § 5 EnWG?“.
 */
export function subjectOf(question: string): Concept[] {
  const citations = [...new Map(parseCitations(question).map((c) => [c.start, c])).values()];
  const laws = findLaws(question).filter(
    ({ start }) => !citations.some((c) => start >= c.start && start < c.end),
  );
  return conceptsOf(without(question, [...citations, ...laws])).filter(
    ({ word }) => !POINTERS.has(word.stem),
  );
}
