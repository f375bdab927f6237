import { print } from 'graphql';
import { faultFromBody, faultFromWire, RequestFault } from '../../../../api/request-fault';
import { newId } from '../../../../browser/new-id';
import { IngestDocumentDocument, type IngestDocumentMutation, type ItemKind } from '../../../../gql/graphql';

export interface DocumentToSend {
  file: File;
  kind: ItemKind;
  tags: string[];
}

interface SendOptions {
  apiKey: string;
  signal: AbortSignal;
  /** 0…1 of the bytes that have left. */
  onProgress(share: number): void;
}

export type AcceptedDocument = IngestDocumentMutation['ingestDocument'];

/**
 * Sends a file by the GraphQL multipart request. XMLHttpRequest, because fetch tells nothing about the progress
 * of a body. Rejects with a RequestFault.
 */
export function sendDocument(document: DocumentToSend, options: SendOptions): Promise<AcceptedDocument> {
  const traceId = newId();
  const request = new XMLHttpRequest();
  request.open('POST', '/graphql');
  request.setRequestHeader('X-Admin-Key', options.apiKey);
  request.setRequestHeader('X-Trace-Id', traceId);
  request.setRequestHeader('apollo-require-preflight', '1');
  request.upload.onprogress = (event) => {
    if (event.lengthComputable) options.onProgress(event.loaded / event.total);
  };
  options.signal.addEventListener('abort', () => request.abort(), { once: true });
  return new Promise((resolve, reject) => {
    request.onload = () => {
      const accepted = readAccepted(request.responseText, traceId);
      if (accepted instanceof RequestFault) reject(accepted);
      else resolve(accepted);
    };
    request.onerror = () => reject(RequestFault.client('NETWORK', traceId));
    request.onabort = () => reject(RequestFault.client('ABORTED', traceId));
    request.send(multipart(document));
  });
}

function multipart({ file, kind, tags }: DocumentToSend): FormData {
  const form = new FormData();
  form.append(
    'operations',
    JSON.stringify({ query: print(IngestDocumentDocument), variables: { file: null, kind, tags } }),
  );
  form.append('map', JSON.stringify({ 0: ['variables.file'] }));
  form.append('0', file, file.name);
  return form;
}

interface WireAnswer {
  data?: IngestDocumentMutation | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

function readAccepted(body: string, traceId: string): AcceptedDocument | RequestFault {
  try {
    const { data, errors } = JSON.parse(body) as WireAnswer;
    if (data?.ingestDocument) return data.ingestDocument;
    if (errors?.[0]?.extensions) return faultFromWire(errors[0], traceId);
  } catch {
    // Not JSON: a proxy's page.
  }
  return faultFromBody(body, traceId);
}
