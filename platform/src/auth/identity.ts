import { createHmac, timingSafeEqual } from 'node:crypto';
import { validate as isUuid, v5 as uuidv5 } from 'uuid';
import { LunaError } from '../errors/luna-error.js';

export type Role = 'anonymous' | 'customer' | 'admin';

/** Who asks. `userId` is the id of the `users` row; null for anonymous callers and the admin key. */
export interface Identity {
  role: Role;
  userId: string | null;
  /** JWT `sub` or the dev header; stored as `users.external_id`. */
  externalId: string | null;
}

export const ANONYMOUS: Identity = { role: 'anonymous', userId: null, externalId: null };

const USER_NAMESPACE = 'b3f1c1de-7c7f-5a52-9d0c-5a1f6c2e4d11';

/** The `user_id` of an external id: the id itself if it is a UUID, else a stable UUIDv5 of it. */
export function userIdOf(externalId: string): string {
  return isUuid(externalId) ? externalId.toLowerCase() : uuidv5(externalId, USER_NAMESPACE);
}

/**
 * Signs and verifies the identity that the gateway hands to subgraphs, so that a subgraph reached
 * without the gateway answers nobody. HMAC-SHA256 over the JSON; the key never leaves the installation.
 */
export class IdentitySigner {
  /** Tokens made or checked before: the same identity always has the same token. */
  private readonly tokens = new Map<string, string>();
  private readonly identities = new Map<string, Identity>();

  constructor(private readonly key: Buffer) {}

  sign(identity: Identity): string {
    const json = JSON.stringify(identity);
    const known = this.tokens.get(json);
    if (known) return known;
    const body = Buffer.from(json).toString('base64url');
    return remember(this.tokens, json, `${body}.${this.mac(body)}`);
  }

  verify(token: string | undefined): Identity {
    const known = this.identities.get(token ?? '');
    if (known) return known;
    const [body, mac] = (token ?? '').split('.');
    if (!token || !body || !mac) throw unsigned();
    if (!this.isMacOf(body, mac)) throw unsigned();
    const identity = Object.freeze(JSON.parse(Buffer.from(body, 'base64url').toString()) as Identity);
    return remember(this.identities, token, identity);
  }

  /** Authenticates any text as written by a holder of the key. */
  mac(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url');
  }

  isMacOf(body: string, mac: string): boolean {
    const expected = Buffer.from(this.mac(body));
    const given = Buffer.from(mac);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}

const REMEMBERED_MAX = 1_000;

/** Keeps the value unless the memory is full, which then starts afresh. */
export function remember<Value>(memory: Map<string, Value>, key: string, value: Value): Value {
  if (memory.size >= REMEMBERED_MAX) memory.clear();
  memory.set(key, value);
  return value;
}

export function unsigned(): LunaError {
  return new LunaError('UNAUTHENTICATED', 'Dieser Dienst antwortet nur über das Gateway.');
}
