import type { ErrorCode } from '../../errors/luna-error.js';

const PERMANENT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'UNSUPPORTED_MEDIA_TYPE',
  'VALIDATION',
  'DUPLICATE',
  'CONFLICT',
  'NOT_FOUND',
  'PAYLOAD_TOO_LARGE',
]);

const LONGEST_WAIT_MS = 300_000;

/** True for faults that a repetition meets again: the input or what it is about is at fault, not the moment. */
export function isPermanent(code: ErrorCode): boolean {
  return PERMANENT.has(code) || code.startsWith('DOCUMENT_') || code.startsWith('URL_');
}

/**
 * Wait in milliseconds after the `attempt`-th (from 1) failure: 2^n seconds, at most 5 minutes, of which
 * `random` (0…1) takes up to half, so that jobs that failed together do not come back together.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const full = Math.min(2 ** attempt * 1_000, LONGEST_WAIT_MS);
  return Math.round(full * (1 - random() / 2));
}
