import type { ApolloClient } from '@apollo/client';
import { map } from 'rxjs';
import type { LiveConnection } from '../../../../api/live-connection';
import { staySubscribed } from '../../../../api/stay-subscribed';
import { IngestProgressDocument } from '../../../../gql/graphql';
import { stateOfProgress, type UploadState } from './upload';

interface Following {
  jobId: string;
  /** Nobody looks any more; the work goes on. */
  signal: AbortSignal;
  report(state: UploadState): void;
}

/** Reports how the taking in of a document goes on, as it happens, until it has ended. */
export function followIngest(
  client: ApolloClient,
  connection: LiveConnection,
  { jobId, signal, report }: Following,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let hasEnded = false;
    const stop = staySubscribed(connection, {
      subscribe: () =>
        client
          .subscribe({ query: IngestProgressDocument, variables: { jobId } })
          .pipe(map(({ data }) => data?.ingestProgress ?? null)),
      onEvent(progress) {
        const state = progress && stateOfProgress(progress);
        if (state) report(state);
        hasEnded = state !== null && state.phase !== 'processing';
        if (hasEnded) resolve();
      },
      onFault: reject,
      isOver: () => hasEnded,
    });
    signal.addEventListener('abort', () => {
      stop();
      resolve();
    });
  });
}
