import type { ErrorCode } from '@luna/platform/errors/luna-error';

/** The one table from codes to HTTP statuses (REST contract 1.1). */
export const STATUS_OF_CODE: Readonly<Record<ErrorCode, number>> = {
  VALIDATION: 400,
  MALFORMED_JSON: 400,
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  ROUTE_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  DUPLICATE: 409,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  DOCUMENT_EMPTY: 422,
  DOCUMENT_BROKEN: 422,
  DOCUMENT_ENCRYPTED: 422,
  DOCUMENT_NO_TEXT: 422,
  DOCUMENT_TOO_COMPLEX: 422,
  DOCUMENT_INFECTED: 422,
  URL_NOT_ALLOWED: 422,
  URL_FETCH_FAILED: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  TIMEOUT: 504,
};

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(STATUS_OF_CODE, code);
