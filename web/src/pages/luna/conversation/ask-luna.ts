import type { ApolloClient } from '@apollo/client';
import type { Subscription } from 'rxjs';
import { RequestFault } from '../../../api/request-fault';
import { AnswerStreamDocument, AskDocument } from '../../../gql/graphql';
import { grow } from './draft';
import type { Answer } from './turn';

interface Asking {
  signal: AbortSignal;
  /** Told after every step; null when the answer begins anew. */
  onDraft(draft: Answer | null): void;
}

/** The sources come within seconds; a connection that stays silent for longer is not worth waiting for. */
const FIRST_EVENT_WITHIN_MS = 10_000;

/**
 * Asks and follows the answer while it is written. Where the stream can't be had or breaks off, it asks once more
 * for the whole answer, which needs no open connection. Rejects with a RequestFault.
 */
export async function askLuna(client: ApolloClient, question: string, asking: Asking): Promise<Answer> {
  const { signal, onDraft } = asking;
  try {
    const answer = await streamAnswer(client, question, asking);
    if (answer) return answer;
  } catch (error) {
    if (signal.aborted || !(error instanceof RequestFault) || error.code !== 'NETWORK') throw error;
  }
  onDraft(null);
  const { data } = await client.mutate({
    mutation: AskDocument,
    variables: { question },
    context: { fetchOptions: { signal } },
  });
  if (!data) throw RequestFault.client('NETWORK');
  return data.ask;
}

/** Null if the stream ended before the answer did. */
function streamAnswer(
  client: ApolloClient,
  question: string,
  { signal, onDraft }: Asking,
): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    let draft: Answer | null = null;
    let stream: Subscription | null = null;
    const stop = (settle: () => void) => {
      clearTimeout(silence);
      stream?.unsubscribe();
      signal.removeEventListener('abort', abort);
      settle();
    };
    const abort = () => stop(() => reject(RequestFault.client('ABORTED')));
    const silence = setTimeout(() => stop(() => resolve(null)), FIRST_EVENT_WITHIN_MS);
    stream = client
      .subscribe({
        query: AnswerStreamDocument,
        variables: { question },
        fetchPolicy: 'no-cache',
        context: { live: { endsOnLoss: true } },
      })
      .subscribe({
        next({ data }) {
          clearTimeout(silence);
          if (!data) return;
          const event = data.answerStream;
          draft = grow(draft, event);
          if (event.__typename === 'AnswerDone') stop(() => resolve(event.answer));
          else onDraft(draft);
        },
        error: (fault: unknown) => stop(() => reject(fault)),
        complete: () => stop(() => resolve(null)),
      });
    signal.addEventListener('abort', abort, { once: true });
  });
}
