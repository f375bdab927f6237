import type { IdentitySigner } from '../auth/identity.js';
import type { SubgraphRequest } from '../ports/subgraph-connection.js';
import type { SubgraphContext } from './context.js';

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
