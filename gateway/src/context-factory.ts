import type { AdmittedIdentity } from '@luna/platform/adapters/gateway-http/protocol';
import type { Identity, IdentitySigner } from '@luna/platform/auth/identity';
import type { Log } from '@luna/platform/log/log';
import type { Credentials } from '@luna/platform/ports/gateway-client';
import type { SubgraphRequest } from '@luna/platform/ports/subgraph-connection';
import type { Authenticate } from './auth/authenticate.js';
import type { GatewayContext } from './context.js';

export interface ContextDeps {
  authenticate: Authenticate;
  signer: IdentitySigner;
  /** Creates the `users` row of a customer; called once per customer and process, again after a failure. */
  firstUse: (identity: Identity, request: SubgraphRequest) => Promise<void>;
  log: Log;
}

const KNOWN_USERS_MAX = 50_000;

/** Makes the context of a request out of what the caller showed; throws UNAUTHENTICATED or TOKEN_EXPIRED. */
export class ContextFactory {
  private readonly knownUsers = new Set<string>();

  constructor(private readonly deps: ContextDeps) {}

  async create(credentials: Credentials, traceId: string, signal: AbortSignal): Promise<GatewayContext> {
    const { identity, expiresAt } = await this.deps.authenticate(credentials);
    const request = { identityToken: this.deps.signer.sign(identity), traceId, signal };
    await this.rememberUser(identity, request);
    return {
      identity,
      expiresAt,
      ...request,
      prepaid: new Set(),
      responseHeaders: new Map(),
    };
  }

  /** For a caller who was admitted before: nothing is authenticated or charged again. Throws UNAUTHENTICATED. */
  admitted(token: string | undefined, traceId: string, signal: AbortSignal): GatewayContext {
    const { prepaid, ...identity } = this.deps.signer.verify(token) as AdmittedIdentity;
    return {
      identity,
      expiresAt: null,
      identityToken: this.deps.signer.sign(identity),
      traceId,
      signal,
      prepaid: new Set(prepaid ? [prepaid] : []),
      responseHeaders: new Map(),
    };
  }

  /** Who keeps the users may be away; a question must not fail for that. */
  private async rememberUser(identity: Identity, request: SubgraphRequest): Promise<void> {
    if (identity.userId === null || this.knownUsers.has(identity.userId)) return;
    try {
      await this.deps.firstUse(identity, request);
    } catch (error) {
      this.deps.log.warn({ err: error }, 'the row of a user was not made, trying again at the next request');
      return;
    }
    if (this.knownUsers.size >= KNOWN_USERS_MAX) this.knownUsers.clear();
    this.knownUsers.add(identity.userId);
  }
}
