import type { RequestFault } from '../../../api/request-fault';
import type { AnswerBodyFragment } from '../../../gql/graphql';

export type Answer = AnswerBodyFragment;

/** What of a fault is worth keeping with the conversation. */
export interface StoredFault {
  code: string;
  message: string;
  traceId: string | null;
  /** Milliseconds since 1970 before which asking again is pointless; 0 = at once. */
  retryAt: number;
}

export type Outcome =
  | { state: 'pending' }
  /** The text grows and nothing of it is verified yet. */
  | { state: 'writing'; draft: Answer }
  | { state: 'answered'; answer: Answer }
  | { state: 'failed'; fault: StoredFault }
  /** What was written by then, if anything. */
  | { state: 'stopped'; draft?: Answer };

export interface Turn {
  id: string;
  question: string;
  outcome: Outcome;
}

export const isOpen = ({ outcome }: Turn) => outcome.state === 'pending' || outcome.state === 'writing';

/** The answer of a turn, or as much of one as there is. */
export function answerOf({ outcome }: Turn): Answer | null {
  if (outcome.state === 'answered') return outcome.answer;
  return outcome.state === 'writing' || outcome.state === 'stopped' ? (outcome.draft ?? null) : null;
}

export function storeFault({ code, message, detail }: RequestFault, now: number): StoredFault {
  const retryAt = detail.retryAfterSec === undefined ? 0 : now + detail.retryAfterSec * 1000;
  return { code, message, traceId: detail.traceId ?? null, retryAt };
}
