import { LunaError } from '@luna/platform/errors/luna-error';
import type { RateLimitState } from '@luna/platform/ports/gateway-client';
import { type DocumentNode, visit } from 'graphql';
import type { GatewayContext } from '../context.js';
import type { RateLimiter } from './rate-limiter.js';

export type RateName = 'ask' | 'ingest';
export type RateLimits = Record<RateName, RateLimiter>;

/** Root fields that cost a token, and of which bucket. */
const RATED_FIELDS: Readonly<Record<string, RateName>> = {
  ask: 'ask',
  answerStream: 'ask',
  ingestDocument: 'ingest',
};

/** Every mention counts, also under an alias or in a fragment: ten aliases of one question are ten questions. */
export function ratedFields(document: DocumentNode): RateName[] {
  const names: RateName[] = [];
  visit(document, {
    Field: ({ name }) => {
      const rated = RATED_FIELDS[name.value];
      if (rated) names.push(rated);
    },
  });
  return names;
}

/**
 * Takes a token for the caller; null where no limit applies. Questions count per customer and are free for the
 * admin key (evaluation, load tests); documents, which only the admin may send, share one bucket.
 */
export function takeToken(
  limits: RateLimits,
  name: RateName,
  context: GatewayContext,
): RateLimitState | null {
  const { role, userId } = context.identity;
  if (name === 'ask' && role === 'admin') return null;
  return limits[name].take(userId ?? role);
}

/** Charges one call inside an operation unless it was paid in advance; throws RATE_LIMITED. */
export function charge(limits: RateLimits, name: RateName, context: GatewayContext): void {
  if (context.prepaid.delete(name)) return;
  const state = takeToken(limits, name, context);
  if (!state) return;
  writeHeaders(state, context.responseHeaders);
  if (state.retryAfterSec > 0) {
    throw new LunaError(
      'RATE_LIMITED',
      `Zu viele Anfragen. Bitte in ${state.retryAfterSec} s noch einmal versuchen.`,
      { retryAfterSec: state.retryAfterSec },
    );
  }
}

function writeHeaders(state: RateLimitState, headers: Map<string, string>): void {
  headers.set('x-ratelimit-limit', String(state.limit));
  headers.set('x-ratelimit-remaining', String(state.remaining));
  headers.set('x-ratelimit-reset', String(state.resetSec));
  if (state.retryAfterSec > 0) headers.set('retry-after', String(state.retryAfterSec));
}
