import type { RequestFault } from '../../../../api/request-fault';
import type { IngestProgressSubscription } from '../../../../gql/graphql';

export type IngestProgress = IngestProgressSubscription['ingestProgress'];

export type UploadState =
  | { phase: 'waiting' }
  | { phase: 'sending'; share: number }
  | { phase: 'processing'; progress: IngestProgress | null }
  | { phase: 'done'; itemId: string | null; chunkCount: number | null }
  | { phase: 'failed'; fault: UploadFault };

export interface UploadFault {
  code: string;
  message: string;
  traceId: string | null;
  /** The stage that failed, by the name the job gives it; null while sending. */
  stage: string | null;
  /** Of a duplicate: the document that is already there. */
  existingId: string | null;
}

export interface Upload {
  id: string;
  fileName: string;
  state: UploadState;
}

export function faultOfRequest({ code, message, detail }: RequestFault): UploadFault {
  const id = detail.data?.item_id ?? detail.data?.itemId;
  return {
    code,
    message,
    traceId: detail.traceId ?? null,
    stage: null,
    existingId: typeof id === 'string' ? id : null,
  };
}

/** What is told of the taking in of a document. */
export function stateOfProgress(progress: IngestProgress): UploadState {
  const { state, item, chunks } = progress;
  if (state === 'DONE') return { phase: 'done', itemId: item?.id ?? null, chunkCount: chunks };
  if (state === 'FAILED' || state === 'CANCELLED') {
    const cancelled = { code: 'CANCELLED', message: 'Die Verarbeitung wurde abgebrochen.' };
    const error = progress.error ?? cancelled;
    return { phase: 'failed', fault: { ...error, traceId: null, stage: progress.stage, existingId: null } };
  }
  return { phase: 'processing', progress };
}

export const isSettled = ({ state }: Upload) => state.phase === 'done' || state.phase === 'failed';
