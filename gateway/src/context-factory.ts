import type { Identity, IdentitySigner } from '@luna/platform/auth/identity';
import type { Credentials } from '@luna/platform/ports/gateway-client';
import type { Authenticate } from './auth/authenticate.js';
import type { GatewayContext } from './context.js';

export interface ContextDeps {
  authenticate: Authenticate;
  signer: IdentitySigner;
  /** Creates the `users` row of a customer; called once per customer and process. */
  firstUse: (identity: Identity) => Promise<void>;
}

const KNOWN_USERS_MAX = 50_000;

/** Makes the context of a request out of what the caller showed; throws UNAUTHENTICATED or TOKEN_EXPIRED. */
export class ContextFactory {
  private readonly knownUsers = new Set<string>();

  constructor(private readonly deps: ContextDeps) {}

  async create(credentials: Credentials, traceId: string, signal: AbortSignal): Promise<GatewayContext> {
    const { identity, expiresAt } = await this.deps.authenticate(credentials);
    await this.rememberUser(identity);
    return {
      identity,
      expiresAt,
      identityToken: this.deps.signer.sign(identity),
      traceId,
      signal,
      prepaid: new Set(),
      responseHeaders: new Map(),
    };
  }

  private async rememberUser(identity: Identity): Promise<void> {
    if (identity.userId === null || this.knownUsers.has(identity.userId)) return;
    await this.deps.firstUse(identity);
    if (this.knownUsers.size >= KNOWN_USERS_MAX) this.knownUsers.clear();
    this.knownUsers.add(identity.userId);
  }
}
