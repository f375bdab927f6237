import { LunaError } from '../../errors/luna-error.js';

/**
 * What kept an answer from coming: `unsent` nothing left this process, `dropped` the connection ended or the answer was
 * none, `busy` the other side said it cannot now, `late` it did not answer in time.
 */
export type FaultKind = 'unsent' | 'dropped' | 'busy' | 'late';

export class TransportFault extends Error {
  constructor(
    readonly kind: FaultKind,
    message: string,
    /** Seconds the other side asked us to wait. */
    readonly retryAfterSec: number | null = null,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'TransportFault';
  }
}

/** Codes of errors that come before the first byte is sent. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The fault behind an error of a socket. */
export function faultOf(error: unknown): TransportFault {
  if (error instanceof TransportFault) return error;
  const { code, message } = error as { code?: string; message?: string };
  return new TransportFault(UNSENT.has(code ?? '') ? 'unsent' : 'dropped', message ?? 'failed', null, error);
}

const RETRY_AFTER_SEC = 2;

export function unavailable(retryAfterSec: number | null, cause?: unknown): LunaError {
  const seconds = Math.max(1, Math.ceil(retryAfterSec ?? RETRY_AFTER_SEC));
  return new LunaError(
    'UNAVAILABLE',
    `Ein Teil von Luna ist gerade nicht erreichbar. Bitte in ${seconds} s noch einmal versuchen.`,
    { retryAfterSec: seconds, cause },
  );
}

export function timedOut(cause?: unknown): LunaError {
  const message = 'Die Antwort hat zu lange gedauert. Bitte versuchen Sie es noch einmal.';
  return new LunaError('TIMEOUT', message, { cause });
}

export function lunaErrorOf(fault: TransportFault): LunaError {
  return fault.kind === 'late' ? timedOut(fault) : unavailable(fault.retryAfterSec, fault);
}
