import { parseCitations } from '../../german/citations.js';
import { findLaws, lawKey } from '../../german/law-names.js';
import type { PassageInput } from '../../ports/embedder.js';
import { CITATION } from './weights.js';

export type ExactTerm = readonly [term: string, weight: number];

const PARAGRAPH = /(\d+)\s*([a-z]?)/i;

function provisionTerms(law: string | null, number: string, subsection: string | null): string[] {
  const terms = [`p:${number}`];
  if (subsection) terms.push(`p:${number}/${subsection}`);
  if (law) terms.push(`l:${law}`, `l:${law}:${number}`);
  if (law && subsection) terms.push(`l:${law}:${number}/${subsection}`);
  return terms;
}

/** „§ 41b“ → „41b“, „Anlage 2“ → „anlage2“, so that an annex is never taken for a section. */
export function provisionKey(paragraph: string): string | null {
  const match = PARAGRAPH.exec(paragraph);
  if (!match) return null;
  return `${/^an/i.test(paragraph) ? 'anlage' : ''}${match[1]}${(match[2] ?? '').toLowerCase()}`;
}

/** The provision a passage *is*: never the ones it only mentions. */
export function passageProvision(passage: PassageInput): ExactTerm[] {
  const law = passage.law ? lawKey(passage.law) : null;
  const number = passage.paragraph ? provisionKey(passage.paragraph) : null;
  if (!number) return law ? [[`l:${law}`, CITATION.passage]] : [];
  return provisionTerms(law, number, passage.subsection).map((term) => [term, CITATION.passage]);
}

/** The provisions a question asks for; an exact one outweighs any word. */
export function questionProvisions(question: string): ExactTerm[] {
  const terms: ExactTerm[] = findLaws(question).map(({ law }) => [`l:${law}`, CITATION.law]);
  for (const { kind, number, subsection, law } of parseCitations(question)) {
    const key = kind === 'annex' ? `anlage${number}` : number;
    terms.push([`p:${key}`, CITATION.number]);
    if (law) terms.push([`l:${law}:${key}`, CITATION.provision]);
    if (subsection)
      terms.push([law ? `l:${law}:${key}/${subsection}` : `p:${key}/${subsection}`, CITATION.subsection]);
  }
  return terms;
}
