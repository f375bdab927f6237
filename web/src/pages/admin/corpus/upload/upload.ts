import type { RequestFault } from '../../../../api/request-fault';
import type { UploadJobQuery } from '../../../../gql/graphql';

export type UploadJob = NonNullable<UploadJobQuery['job']>;

export type UploadState =
  | { phase: 'waiting' }
  | { phase: 'sending'; share: number }
  | { phase: 'processing'; job: UploadJob | null }
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

/** What a job says about its document. */
export function stateOfJob(job: UploadJob): UploadState {
  if (job.state === 'DONE')
    return { phase: 'done', itemId: job.item?.id ?? null, chunkCount: job.item?.chunkCount ?? null };
  if (job.state === 'FAILED' || job.state === 'CANCELLED') {
    const cancelled = { code: 'CANCELLED', message: 'Die Verarbeitung wurde abgebrochen.' };
    const error = job.error ?? cancelled;
    return { phase: 'failed', fault: { ...error, traceId: null, stage: job.stage, existingId: null } };
  }
  return { phase: 'processing', job };
}

export const isSettled = ({ state }: Upload) => state.phase === 'done' || state.phase === 'failed';
