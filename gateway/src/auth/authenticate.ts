import { createHash, timingSafeEqual } from 'node:crypto';
import { ANONYMOUS, type Identity, userIdOf } from '@luna/platform/auth/identity';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { Credentials } from '@luna/platform/ports/gateway-client';
import { errors as joseErrors, jwtVerify } from 'jose';

export interface AuthenticateOptions {
  adminKey: string;
  jwtSecret: string;
  issuer?: string | undefined;
  audience?: string | undefined;
  /** Whether X-Dev-User counts (AUTH_DEV_USER, and loopback or AUTH_DEV_USER_ALLOW_REMOTE). */
  devUserAllowed: boolean;
}

/** Who asks, and until when that holds. */
interface Caller {
  identity: Identity;
  /** End of the token; null for what does not expire. */
  expiresAt: Date | null;
}

export type Authenticate = (credentials: Credentials) => Promise<Caller>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Precedence X-Admin-Key > Authorization > X-Dev-User (REST contract 1.2); none at all is anonymous. */
export function createAuthenticate(options: AuthenticateOptions): Authenticate {
  const adminDigest = digest(options.adminKey);
  const jwtKey = new TextEncoder().encode(options.jwtSecret);
  return async ({ adminKey, authorization, devUser }) => {
    if (adminKey !== undefined) return admin(adminKey, adminDigest);
    if (authorization !== undefined) return bearer(authorization, jwtKey, options);
    if (devUser !== undefined) return customer(devSubject(devUser, options.devUserAllowed), null);
    return { identity: ANONYMOUS, expiresAt: null };
  };
}

/** Hashing first makes both sides equally long, so that the comparison takes constant time. */
const digest = (value: string): Buffer => createHash('sha256').update(value).digest();

function admin(given: string, expected: Buffer): Caller {
  if (!timingSafeEqual(digest(given), expected)) {
    throw new LunaError('UNAUTHENTICATED', 'Der Admin-Schlüssel stimmt nicht. Bitte prüfen Sie X-Admin-Key.');
  }
  return { identity: { role: 'admin', userId: null, externalId: null }, expiresAt: null };
}

const customer = (subject: string, expiresAt: Date | null): Caller => ({
  identity: { role: 'customer', userId: userIdOf(subject), externalId: subject },
  expiresAt,
});

async function bearer(authorization: string, key: Uint8Array, options: AuthenticateOptions): Promise<Caller> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (!token) throw new LunaError('UNAUTHENTICATED', 'Erwartet wird „Authorization: Bearer <Token>“.');
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp'],
      ...(options.issuer ? { issuer: options.issuer } : {}),
      ...(options.audience ? { audience: options.audience } : {}),
    });
    if (payload.sub && payload.exp) return customer(payload.sub, new Date(payload.exp * 1000));
  } catch (cause) {
    if (cause instanceof joseErrors.JWTExpired) {
      throw new LunaError('TOKEN_EXPIRED', 'Die Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.');
    }
  }
  throw new LunaError('UNAUTHENTICATED', 'Das Token ist ungültig. Bitte melden Sie sich neu an.');
}

function devSubject(devUser: string, allowed: boolean): string {
  if (!allowed) {
    throw new LunaError('UNAUTHENTICATED', 'X-Dev-User ist abgeschaltet. Bitte mit einem Token anmelden.');
  }
  if (!UUID.test(devUser)) {
    throw new LunaError('UNAUTHENTICATED', 'X-Dev-User muss eine UUID sein.');
  }
  return devUser.toLowerCase();
}
