/** What both ends of the connection agree on, beside GraphQL over HTTP and graphql-transport-ws. */

/** The sealed identity; a subgraph answers nobody without it. */
export const IDENTITY_HEADER = 'x-luna-identity';
export const TRACE_HEADER = 'x-trace-id';
/** Milliseconds until nobody waits for the answer any more. Relative, since clocks differ. */
export const DEADLINE_HEADER = 'x-luna-deadline-ms';
/** Names the request at the gateway, so that its calls share DataLoaders. */
export const REQUEST_HEADER = 'x-luna-request';

/** Goes with each subscription in `extensions` of its payload; many requests share one socket. */
export interface SubscriptionExtensions {
  identity: string;
  traceId: string;
}

/** Answer of a subgraph as JSON; large enough for 1,000 rows of anything, small enough to hold in memory. */
export const RESPONSE_MAX_BYTES = 32 * 1024 * 1024;
/** Operation and variables, e.g. representations of some thousand entities; files do not count. */
export const REQUEST_MAX_BYTES = 4 * 1024 * 1024;
