import type { Identity } from '@luna/platform/auth/identity';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';

/** An operation that passed every check and is about to run. */
export interface AdmittedOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** Filled in while an operation is checked. */
export interface StreamSlot {
  admitted?: AdmittedOperation;
  /** The request may change nothing, such as one by GET. */
  isReadOnly?: boolean;
  /** What made the check itself fail. */
  fault?: Error;
}

/** One request at the gateway. */
export interface GatewayContext {
  identity: Identity;
  /** When the credential ends; null where it does not. */
  expiresAt: Date | null;
  /** The identity signed for subgraphs. */
  identityToken: string;
  traceId: string;
  /** Aborted when the client hangs up. */
  signal: AbortSignal;
  /** Rate limits already charged by the REST adapter, which must answer 429 before it reads the body. */
  prepaid: Set<string>;
  /** Headers the transport adds to its answer. */
  responseHeaders: Map<string, string>;
  /** Present where the transport can stream: subscriptions are put here instead of being refused. */
  stream?: StreamSlot;
}
