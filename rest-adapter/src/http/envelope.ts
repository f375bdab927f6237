import type { LunaError } from '@luna/platform/errors/luna-error';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** The answer up to `data`, for bodies whose data is streamed behind it; `}` closes it. */
export const openEnvelope = (message: string, traceId: string): string =>
  `{"status":"ok","message":${JSON.stringify(message)},"trace_id":${JSON.stringify(traceId)},"data":`;

/** Success envelope around `data` that is JSON already. */
export const okEnvelope = (message: string, dataJson: string, traceId: string): string =>
  `${openEnvelope(message, traceId)}${dataJson}}`;

/** Error envelope; only DUPLICATE and URL_FETCH_FAILED carry data. */
export function errorEnvelope(error: LunaError, traceId: string): string {
  const carriesData = error.code === 'DUPLICATE' || error.code === 'URL_FETCH_FAILED';
  return JSON.stringify({
    status: 'error',
    message: error.message,
    data: carriesData ? (error.data ?? null) : null,
    trace_id: traceId,
    code: error.code,
    errors: error.errors,
  });
}
