import { credentialsOf } from '@luna/platform/auth/credentials';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { GatewayClient, GatewaySession, RateLimitState } from '@luna/platform/ports/gateway-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from '../routes/route.type.js';
import { traceOf } from './send.js';

/** Credential, role and rate, before anything of the body is read. Throws 401, 403 and 429. */
export async function admit(
  gateway: GatewayClient,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<GatewaySession> {
  const session = await gateway.admit({
    // On public routes credentials are not read, so that a stale one disturbs nobody.
    credentials: route.access === 'P' ? {} : credentialsOf(request.headers),
    access: route.access,
    rate: route.rate,
    traceId: traceOf(reply),
  });
  if (session.rateLimit) enforce(session.rateLimit, reply);
  return session;
}

function enforce(rate: RateLimitState, reply: FastifyReply): void {
  void reply
    .header('x-ratelimit-limit', String(rate.limit))
    .header('x-ratelimit-remaining', String(rate.remaining))
    .header('x-ratelimit-reset', String(rate.resetSec));
  if (rate.retryAfterSec <= 0) return;
  throw new LunaError(
    'RATE_LIMITED',
    `Zu viele Anfragen. Bitte versuchen Sie es in ${rate.retryAfterSec} s noch einmal.`,
    { retryAfterSec: rate.retryAfterSec },
  );
}
