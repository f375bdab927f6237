import type { RequestFault } from '../../../api/request-fault';
import type { AskMutation } from '../../../gql/graphql';

export type Answer = AskMutation['ask'];

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
  | { state: 'answered'; answer: Answer }
  | { state: 'failed'; fault: StoredFault }
  | { state: 'stopped' };

export interface Turn {
  id: string;
  question: string;
  outcome: Outcome;
}

export function storeFault({ code, message, detail }: RequestFault, now: number): StoredFault {
  const retryAt = detail.retryAfterSec === undefined ? 0 : now + detail.retryAfterSec * 1000;
  return { code, message, traceId: detail.traceId ?? null, retryAt };
}
