import { asksForName } from '@luna/platform/german/question-type';
import type { Prompts } from '../prompts.js';
import type { RankedPassage } from './passage.js';
import type { Question } from './question.js';

/** Start of every refusal; a language model that says so refuses too. */
export const REFUSAL_START = 'Das weiß ich nicht';

/** So many things of the question must meet in one passage; calibrated, see decision 0042. */
const EVIDENCE_MIN = 2.1;
/** A short question has fewer things to meet: then nearly all of them must, and one of them in full. */
const SHARE_MIN = 0.85;
const EVIDENCE_LEAST = 1;
/** How much more a passage must prove that says nothing of the place or time asked about. */
const ELSEWHERE = 1;
/** Only the best passages are asked: what follows is seldom quoted. */
const PASSAGES_ASKED = 5;

function answers({ cited, evidence, share, elsewhere }: RankedPassage): boolean {
  if (cited) return true;
  if (elsewhere) return evidence - ELSEWHERE >= EVIDENCE_MIN;
  return evidence >= EVIDENCE_MIN || (share >= SHARE_MIN && evidence >= EVIDENCE_LEAST);
}

/**
 * Whether the corpus answers the question at all. One word in common proves nothing, several in one passage do;
 * a provision that was named and found always counts, and no provision tells the name of a person.
 */
export function isAnswerable(question: Question, ranked: RankedPassage[]): boolean {
  return !asksForName(question.text) && ranked.slice(0, PASSAGES_ASKED).some(answers);
}

/** Says openly that there is no answer, names the nearest passage, and ends with one question. */
export function refusalText(phrases: Prompts['refusal'], ranked: RankedPassage[], filtered: boolean): string {
  const nearest = ranked[0]?.passage;
  if (!nearest) return (filtered ? phrases.filtered : phrases.nothing).trim();
  const heading = nearest.headingPath.at(-1) ?? nearest.label;
  return phrases.nearest.replace('{label}', nearest.label).replace('{heading}', plain(heading)).trim();
}

/** Headings come from documents: no brackets that could pass for a citation, no quotation marks within ours. */
function plain(heading: string): string {
  return heading
    .replace(/[[\]„“”"]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
