import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../errors/luna-error.js';
import { backoffMs, isPermanent } from './retry-policy.js';

describe('retry policy', () => {
  it('gives up at once on what a repetition meets again, and on nothing else', () => {
    expect(ERROR_CODES.filter(isPermanent)).toEqual([
      'VALIDATION',
      'NOT_FOUND',
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
    ]);
  });

  it('doubles the wait with every attempt and never waits longer than five minutes', () => {
    const waits = [1, 2, 3, 4, 8, 9, 60].map((attempt) => backoffMs(attempt, () => 0));
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 256_000, 300_000, 300_000]);
  });

  it('spreads jobs that failed together over half of the wait', () => {
    expect(backoffMs(3, () => 0.5)).toBe(6_000);
    expect(backoffMs(3, () => 1)).toBe(4_000);
  });
});
