import type { Identity } from '@luna/platform/auth/identity';

/** One request at the gateway. */
export interface GatewayContext {
  identity: Identity;
  /** The identity signed for subgraphs. */
  identityToken: string;
  traceId: string;
  /** Aborted when the client hangs up. */
  signal: AbortSignal;
  /** Rate limits already charged by the REST adapter, which must answer 429 before it reads the body. */
  prepaid: Set<string>;
  /** Headers the transport adds to its answer. */
  responseHeaders: Map<string, string>;
}
