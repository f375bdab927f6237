import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useAdminSession } from '../../../../api/admin-session';
import { RequestFault } from '../../../../api/request-fault';
import { newId } from '../../../../browser/new-id';
import { UploadJobDocument } from '../../../../gql/graphql';
import { type DocumentToSend, sendDocument } from './send-document';
import { faultOfRequest, isSettled, stateOfJob, type Upload, type UploadState } from './upload';

const POLL_MS = 700;

export interface Uploads {
  uploads: Upload[];
  add(documents: DocumentToSend[]): void;
  /** Stops what has not reached the server; what it has accepted goes on there. */
  dismiss(id: string): void;
  dismissSettled(): void;
}

/** Sends documents one after the other and follows their jobs; `onChange` when the corpus has changed. */
export function useUploads(onChange: () => void): Uploads {
  const client = useApolloClient();
  const { key } = useAdminSession();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const queue = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    const running = aborts.current;
    return () => {
      for (const abort of running.values()) abort.abort();
    };
  }, []);

  const set = (id: string, state: UploadState) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, state } : upload)));

  const process = async (id: string, document: DocumentToSend, signal: AbortSignal) => {
    try {
      signal.throwIfAborted();
      const { job } = await sendDocument(document, {
        apiKey: key ?? '',
        signal,
        onProgress: (share) => set(id, { phase: 'sending', share }),
      });
      set(id, { phase: 'processing', job: null });
      onChange();
      void followJob(client, job.id, signal, (state) => set(id, state)).then(onChange, fail(id));
    } catch (error) {
      fail(id)(error);
    }
  };
  const fail = (id: string) => (error: unknown) => {
    const fault = error instanceof RequestFault ? error : RequestFault.client('NETWORK');
    set(id, { phase: 'failed', fault: faultOfRequest(fault) });
  };

  return {
    uploads,
    add(documents) {
      for (const document of documents) {
        const id = newId();
        const abort = new AbortController();
        aborts.current.set(id, abort);
        setUploads((all) => [...all, { id, fileName: document.file.name, state: { phase: 'waiting' } }]);
        queue.current = queue.current.then(() => process(id, document, abort.signal));
      }
    },
    dismiss(id) {
      aborts.current.get(id)?.abort();
      setUploads((all) => all.filter((upload) => upload.id !== id));
    },
    dismissSettled: () => setUploads((all) => all.filter((upload) => !isSettled(upload))),
  };
}

/** Reports a job's state until it has ended or nobody looks any more. */
async function followJob(
  client: ApolloClient,
  jobId: string,
  signal: AbortSignal,
  report: (state: UploadState) => void,
): Promise<void> {
  while (!signal.aborted) {
    const { data } = await client.query({
      query: UploadJobDocument,
      variables: { id: jobId },
      fetchPolicy: 'network-only',
    });
    const state = data?.job && stateOfJob(data.job);
    if (state) report(state);
    if (state && state.phase !== 'processing') return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
