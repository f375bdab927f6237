import { contentWords } from './analyse.js';
import type { Concept } from './concepts.js';

const DEFINED =
  /(?:^|\n)\s*(?:\(\d+[a-z]?\)|\d+[a-z]*\.|[-–•])?\s*[„"“]?([\p{L}][\p{L}\d -]{2,80}?)["“”]?(?=\s*:|\s+im Sinne\s|\s+(?:(?:ist|sind)(?! (?:in|im|nicht|zu|nach|auf|von|bei|mit|für|an|durch)\s)|bezeichnet|bedeutet|eine?|der|die|das|wer|alle)\s)/gu;

/** „Entgelte sind in …“ says something of a term without defining it. */
const VERB = /\s(?:ist|sind)(?:\s|$)/u;

/** The terms a passage defines, as „2a. Heimspeicher eine Einrichtung, …“, „(2) Heimspeicher sind …“ or
 * „Heimspeicher: …“. */
export function definedTerms(text: string): string[] {
  return [...text.matchAll(DEFINED)].flatMap(([, term = '']) => (VERB.test(term) ? [] : [term.trim()]));
}

/** Whether a text defines exactly what the concepts name, and nothing longer: „Speicher“ isn't „Heimspeicher“. */
export function defines(text: string, concepts: Concept[]): boolean {
  const subject = new Set(concepts.map(({ word }) => word.stem));
  if (subject.size === 0) return false;
  return definedTerms(text).some((term) => {
    const words = contentWords(term);
    return words.length === subject.size && words.every(({ stem }) => subject.has(stem));
  });
}
