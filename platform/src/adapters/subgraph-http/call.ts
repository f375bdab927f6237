import { ERROR_CODES, type ErrorCode, LunaError } from '../../errors/luna-error.js';
import type { SubgraphOperation, SubgraphResult } from '../../ports/subgraph-connection.js';
import type { Address } from './addresses.js';
import type { FoundUpload } from './find-uploads.js';
import { bodyOf } from './operation-text.js';
import { postJson, type RawAnswer, type Wait } from './post-json.js';
import { postMultipart } from './post-multipart.js';
import { DEADLINE_HEADER, IDENTITY_HEADER, REQUEST_HEADER, TRACE_HEADER } from './protocol.js';
import { TransportFault } from './transport-fault.js';

export interface Call {
  operation: SubgraphOperation;
  uploads: FoundUpload[];
  /** Sealed. */
  identity: string;
  traceId: string;
  requestId: string;
}

/** Sends an operation to one address, once. Throws TransportFault, or LunaError where the subgraph refused. */
export async function send(call: Call, address: Address, wait: Wait): Promise<SubgraphResult> {
  const { operation, uploads } = call;
  const deadline = String(Math.ceil(wait.timeoutMs));
  if (uploads.length > 0) {
    // How long a file takes is up to its sender; the subgraph notices by itself when nobody waits any more.
    const headers = {
      [IDENTITY_HEADER]: call.identity,
      [TRACE_HEADER]: call.traceId,
      [REQUEST_HEADER]: call.requestId,
    };
    return readAnswer(await postMultipart(address.url, headers, operation, uploads, wait));
  }
  const headers = [
    'content-type',
    'application/json',
    IDENTITY_HEADER,
    call.identity,
    TRACE_HEADER,
    call.traceId,
    REQUEST_HEADER,
    call.requestId,
    DEADLINE_HEADER,
    deadline,
  ];
  return readAnswer(await postJson(address.pool, address.path, headers, bodyOf(operation), wait));
}

const BUSY = new Set([502, 503, 504]);

function readAnswer({ status, headers, body }: RawAnswer): SubgraphResult {
  if (BUSY.has(status)) {
    const seconds = Number(headers['retry-after'] ?? Number.NaN);
    throw new TransportFault('busy', `status ${status}`, Number.isFinite(seconds) ? seconds : null);
  }
  const result = parse(body);
  if (status !== 200) throw refusalIn(result) ?? new TransportFault('dropped', `status ${status}`);
  if (!result) throw new TransportFault('dropped', 'the answer is no JSON');
  return result;
}

function parse(body: string): SubgraphResult | null {
  try {
    return JSON.parse(body) as SubgraphResult;
  } catch {
    return null;
  }
}

/** What a subgraph answers before any resolver runs: unsigned, too large, unreadable. */
function refusalIn(result: SubgraphResult | null): LunaError | null {
  const error = result?.errors?.[0];
  const code = ERROR_CODES.find((known) => known === error?.extensions?.code) as ErrorCode | undefined;
  return error && code ? new LunaError(code, error.message) : null;
}
