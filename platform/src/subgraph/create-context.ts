import type { IdentitySigner } from '../auth/identity.js';
import type { SubgraphContext } from './context.js';

/** What the gateway sends along with a subgraph request, in process as values, over HTTP as headers. */
export interface SubgraphRequest {
  identityToken: string | undefined;
  traceId: string;
  signal: AbortSignal;
}

/** Verifies the signed identity; throws UNAUTHENTICATED for a call that did not come through the gateway. */
export function createSubgraphContext(request: SubgraphRequest, signer: IdentitySigner): SubgraphContext {
  return {
    identity: signer.verify(request.identityToken),
    identityToken: request.identityToken ?? '',
    traceId: request.traceId,
    signal: request.signal,
    loaders: new Map(),
  };
}
