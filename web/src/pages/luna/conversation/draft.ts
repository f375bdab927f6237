import type { AnswerStreamSubscription } from '../../../gql/graphql';
import type { Answer } from './turn';

export type AnswerEvent = AnswerStreamSubscription['answerStream'];

/** An answer in the making after one more event. The sources come first, and start it anew. */
export function grow(draft: Answer | null, event: AnswerEvent): Answer | null {
  switch (event.__typename) {
    case 'AnswerCitations':
      return { mode: event.mode, citations: event.citations, text: '', refused: false, chunksUsed: [] };
    case 'AnswerToken':
      return draft && { ...draft, text: draft.text + event.text };
    case 'AnswerReset':
      return draft && { ...draft, text: '', mode: event.mode };
    case 'AnswerDone':
      return event.answer;
  }
}

/** As long as `[chunk <uuid>]` or shorter, from its bracket on. */
const CITATION_BEGUN = /\s*\[(?:c(?:h(?:u(?:n(?:k(?:\s[0-9a-f-]*)?)?)?)?)?)?$/i;

/** What of a growing text can be shown: no half citation, no emphasis without its end. */
export function presentable(text: string): string {
  const whole = text.replace(CITATION_BEGUN, '').replace(/\*+$/, '');
  const marks = whole.split('**').length - 1;
  return marks % 2 === 0 ? whole : whole.slice(0, whole.lastIndexOf('**'));
}
