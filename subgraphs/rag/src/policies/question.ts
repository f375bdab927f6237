import { type LegalCitation, parseCitations } from '@luna/platform/german/citations';
import type { Concept } from '@luna/platform/german/concepts';
import { defines } from '@luna/platform/german/definitions';
import { findLaws, lawKey } from '@luna/platform/german/law-names';
import { type QuestionType, questionType } from '@luna/platform/german/question-type';
import { subjectOf } from '@luna/platform/german/subject';
import type { Passage } from './passage.js';

/** A question as the ranking understands it. */
export interface Question {
  text: string;
  type: QuestionType;
  /** The subject, without the words of citations and law names, which are compared exactly instead. */
  concepts: Concept[];
  citations: LegalCitation[];
  /** Keys of the laws it names. */
  laws: string[];
}

export function understand(text: string): Question {
  return {
    text,
    type: questionType(text),
    concepts: subjectOf(text),
    citations: parseCitations(text),
    laws: [...new Set(findLaws(text).map(({ law }) => law))],
  };
}

/** „§ 14 a“ → „14a“. */
function numberOf(paragraph: string): string {
  return (/\d+\s*[a-z]?/i.exec(paragraph)?.[0] ?? '').replace(/\s/g, '').toLowerCase();
}

/** 1 for the very provision named, 0.6 for its paragraph where an Absatz was named, 0 otherwise. */
export function citationMatch(question: Question, passage: Passage): number {
  const { paragraph, law, subsection } = passage;
  if (!paragraph) return 0;
  let best = 0;
  for (const citation of question.citations) {
    if ((citation.kind === 'annex') !== /^an/i.test(paragraph)) continue;
    if (numberOf(paragraph) !== citation.number) continue;
    if (citation.law && (!law || lawKey(law) !== citation.law)) continue;
    best = Math.max(best, citation.subsection === null || citation.subsection === subsection ? 1 : 0.6);
  }
  return best;
}

export function namesLawOf(question: Question, passage: Passage): boolean {
  return passage.law !== null && question.laws.includes(lawKey(passage.law));
}

/** The question asks what something is, and the passage defines exactly that. */
export function isDefinedBy(question: Question, passage: Passage): boolean {
  return question.type === 'definition' && defines(passage.text, question.concepts);
}

const ASKS_SCOPE = /\b(?:wofür|worum|für (?:wen|was|welche[nrs]?)|wer fällt|was regelt|zweck)\b/iu;
const TELLS_SCOPE = /\b(?:Anwendungsbereich|Aufgabenbereich|Geltungsbereich|Zweck|Gegenstand)\b/u;

/** The question asks what a law it names is for, and little else, and the passage stands where laws say that. */
export function tellsScopeOf(question: Question, passage: Passage): boolean {
  if (question.citations.length > 0 || question.concepts.length > 1) return false;
  if (!namesLawOf(question, passage)) return false;
  return ASKS_SCOPE.test(question.text) && TELLS_SCOPE.test(passage.headingPath.at(-1) ?? '');
}

/** A letter on its own that follows a noun („Klasse C“); the word search doesn't know single letters. */
const LETTER = /(?<=\p{Lu}\p{L}+ )\p{Lu}(?![\p{L}\d.])/gu;
const ALONE = /(?<![\p{L}\d])\p{Lu}(?![\p{L}\d])/gu;

/** Whether the passage has all the letters by which the question names a class or a group; false if it names none. */
export function hasLettersOf(question: Question, passage: Passage): boolean {
  const asked = question.text.match(LETTER) ?? [];
  const said = new Set<string>(asked.length > 0 ? passage.text.match(ALONE) : []);
  return asked.length > 0 && asked.every((letter) => said.has(letter));
}
