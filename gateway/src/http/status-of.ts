import type { ErrorCode } from '@luna/platform/errors/luna-error';

/** HTTP status of a request that failed as a whole; partial answers are 200. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  VALIDATION: 400,
  MALFORMED_JSON: 400,
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  FORBIDDEN: 403,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  TIMEOUT: 504,
};

export const statusOf = (code: string): number | undefined => STATUS[code as ErrorCode];
