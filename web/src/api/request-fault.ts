/** What a failed request may tell a person. `code` is a code of the REST contract or one of ours below. */
export interface FaultDetail {
  /** Names the request in the server's log. */
  traceId?: string | undefined;
  retryAfterSec?: number | undefined;
  /** Public payload of the error, e.g. the existing item of a DUPLICATE. */
  data?: Record<string, unknown> | undefined;
}

/** Further codes that arise on this side of the wire. */
type ClientCode = 'NETWORK' | 'ABORTED';

export class RequestFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly detail: FaultDetail = {},
  ) {
    super(message);
    this.name = 'RequestFault';
  }

  static client(code: ClientCode, traceId?: string): RequestFault {
    return new RequestFault(code, CLIENT_MESSAGES[code], { traceId });
  }
}

const CLIENT_MESSAGES: Record<ClientCode, string> = {
  NETWORK: 'Der Server antwortet nicht. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  ABORTED: 'Angehalten.',
};

const UNEXPECTED =
  'Das hat nicht geklappt, und der Grund liegt beim Server. Versuchen Sie es erneut; bleibt es dabei, nennen Sie bitte die Kennung.';

/** Codes whose messages are written for developers, in English. */
const TECHNICAL = /^(GRAPHQL_|BAD_USER_INPUT|INTERNAL_SERVER_ERROR|DOWNSTREAM|PERSISTED_)/;

interface WireError {
  message?: string | undefined;
  extensions?: Record<string, unknown> | undefined;
}

/** One entry of a GraphQL answer's `errors`, made presentable. */
export function faultFromWire(error: WireError, traceId?: string, response?: Response): RequestFault {
  const { code, traceId: named, retryAfterSec, data } = error.extensions ?? {};
  const known = typeof code === 'string' && !TECHNICAL.test(code);
  const header = Number(response?.headers.get('retry-after') ?? Number.NaN);
  return new RequestFault(known ? code : 'INTERNAL', known && error.message ? error.message : UNEXPECTED, {
    traceId: typeof named === 'string' ? named : traceId,
    retryAfterSec:
      typeof retryAfterSec === 'number' ? retryAfterSec : Number.isFinite(header) ? header : undefined,
    data: isRecord(data) ? data : undefined,
  });
}

/** An answer that is no GraphQL result: a proxy's page, or the server's own envelope. */
export function faultFromBody(body: string, traceId: string, response?: Response): RequestFault {
  const parsed = parseJson(body);
  const first = Array.isArray(parsed?.errors) ? parsed.errors[0] : undefined;
  if (isRecord(first) && isRecord(first.extensions)) return faultFromWire(first, traceId, response);
  const { code, message, trace_id } = parsed ?? {};
  return faultFromWire(
    {
      message: typeof message === 'string' ? message : undefined,
      extensions: { code, traceId: trace_id },
    },
    traceId,
    response,
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
