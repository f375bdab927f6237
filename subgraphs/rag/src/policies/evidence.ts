import { proveConcept } from '@luna/platform/german/matching';
import { isPinned } from '@luna/platform/german/pinned';
import type { RankedPassage } from './passage.js';
import type { Reading } from './reading.js';
import type { Weighted } from './weighing.js';

/** What a passage proves of the question, apart from how it compares with others. */
export function evidenceOf(
  concepts: Weighted[],
  { text, heading, title }: Reading,
): Pick<RankedPassage, 'evidence' | 'share' | 'elsewhere'> {
  let evidence = 0;
  let emphasis = 0;
  let elsewhere = false;
  for (const { concept } of concepts) {
    const proof = Math.max(...[text, heading, title].map((vocabulary) => proveConcept(concept, vocabulary)));
    evidence += concept.emphasis * proof;
    emphasis += concept.emphasis;
    elsewhere ||= isPinned(concept.word.stem) && proof === 0;
  }
  return { evidence, share: emphasis === 0 ? 0 : evidence / emphasis, elsewhere };
}
