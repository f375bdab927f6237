import type { Prompts } from '../prompts.js';
import type { RankedPassage } from './passage.js';
import type { Question } from './question.js';

/** Start of every refusal; a language model that says so refuses too. */
export const REFUSAL_START = 'Das weiß ich nicht';

/** Share of the question's subject that the best passages must speak of; calibrated, see decision 0042. */
const COVERAGE_MIN = 0.45;
/** Only these many best passages are asked: what follows is seldom quoted. */
const PASSAGES_ASKED = 3;

/** Whether the corpus answers the question at all. A provision that was named and found always counts. */
export function isAnswerable(question: Question, ranked: RankedPassage[]): boolean {
  const nearest = ranked.slice(0, PASSAGES_ASKED);
  if (nearest.some(({ cited }) => cited)) return true;
  if (question.concepts.length === 0) return false;
  return nearest.some(({ coverage }) => coverage >= COVERAGE_MIN);
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
