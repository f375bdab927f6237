import type { Identity } from '../auth/identity.js';

/** What a resolver knows about the request. Made once per request and subgraph. */
export interface SubgraphContext {
  /** Verified by this subgraph, never taken on trust. */
  identity: Identity;
  /** The same, signed, to ask other subgraphs under it. */
  identityToken: string;
  traceId: string;
  /** Aborted when the client hangs up or the deadline passes. */
  signal: AbortSignal;
  /** DataLoaders of this request, by name; made on first use through `loaderOf`. */
  loaders: Map<string, unknown>;
}

/** The request's loader of this name: one batch per tick, so one SQL query per entity fetch. */
export function loaderOf<T>(context: SubgraphContext, name: string, make: () => T): T {
  let loader = context.loaders.get(name) as T | undefined;
  if (loader === undefined) {
    loader = make();
    context.loaders.set(name, loader);
  }
  return loader;
}
