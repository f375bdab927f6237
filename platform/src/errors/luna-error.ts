/** Error codes of the REST contract (section 1.1); they are also the `extensions.code` of GraphQL errors. */
export const ERROR_CODES = [
  'VALIDATION',
  'MALFORMED_JSON',
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'FORBIDDEN',
  'NOT_FOUND',
  'ROUTE_NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'DUPLICATE',
  'CONFLICT',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'DOCUMENT_EMPTY',
  'DOCUMENT_BROKEN',
  'DOCUMENT_ENCRYPTED',
  'DOCUMENT_NO_TEXT',
  'DOCUMENT_TOO_COMPLEX',
  'DOCUMENT_INFECTED',
  'URL_NOT_ALLOWED',
  'URL_FETCH_FAILED',
  'RATE_LIMITED',
  'INTERNAL',
  'UNAVAILABLE',
  'TIMEOUT',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export type FieldErrorCode =
  | 'REQUIRED'
  | 'WRONG_TYPE'
  | 'OUT_OF_RANGE'
  | 'TOO_LONG'
  | 'INVALID_FORMAT'
  | 'NOT_ALLOWED'
  | 'UNKNOWN_ID';

/** One faulty field. `row` is the 1-based data row in bulk input, otherwise null. */
export interface FieldError {
  field: string;
  row: number | null;
  code: FieldErrorCode;
  message: string;
}

export interface LunaErrorOptions {
  errors?: FieldError[];
  /** Public payload of an error, e.g. the existing item of a DUPLICATE. */
  data?: Record<string, unknown>;
  /** Public extras for the HTTP layer. */
  retryAfterSec?: number;
  cause?: unknown;
}

/**
 * A fault that may be shown to the caller. `message` is German, says what to do and holds no internals;
 * everything else that is thrown becomes INTERNAL at the gateway, with its details in the log only.
 */
export class LunaError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[];
  readonly data: Record<string, unknown> | undefined;
  readonly retryAfterSec: number | undefined;

  constructor(code: ErrorCode, message: string, options: LunaErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'LunaError';
    this.code = code;
    this.errors = options.errors ?? [];
    this.data = options.data;
    this.retryAfterSec = options.retryAfterSec;
  }
}

/** A VALIDATION error about one field, in the wording of the REST contract. */
export function fieldError(field: string, code: FieldErrorCode, message: string): LunaError {
  return new LunaError('VALIDATION', `Das Feld „${field}“ ${message}`, {
    errors: [{ field, row: null, code, message }],
  });
}
