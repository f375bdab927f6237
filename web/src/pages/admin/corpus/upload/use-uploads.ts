import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useAdminSession } from '../../../../api/admin-session';
import { useConnection } from '../../../../api/connection-context';
import { RequestFault } from '../../../../api/request-fault';
import { newId } from '../../../../browser/new-id';
import { followIngest } from './follow-ingest';
import { type DocumentToSend, sendDocument } from './send-document';
import { faultOfRequest, isSettled, type Upload, type UploadState } from './upload';

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
  const connection = useConnection();
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
      set(id, { phase: 'processing', progress: null });
      onChange();
      void followIngest(client, connection, {
        jobId: job.id,
        signal,
        report: (state) => set(id, state),
      }).then(onChange, fail(id));
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
