import type { Readable } from 'node:stream';
import type { DocumentNode } from 'graphql';
import type { Identity } from '../auth/identity.js';
import type { ErrorCode, FieldError } from '../errors/luna-error.js';

/** Access classes of the REST contract: public, customer or admin, admin only. */
export type Access = 'P' | 'C' | 'A';

/** What a caller showed, unread. The first one present decides; an invalid one is never skipped. */
export interface Credentials {
  adminKey?: string | undefined;
  authorization?: string | undefined;
  devUser?: string | undefined;
}

/** State of the caller's token bucket after this call took its token. */
export interface RateLimitState {
  limit: number;
  remaining: number;
  /** Seconds until the bucket is full again. */
  resetSec: number;
  /** Seconds until the next call is allowed; 0 = this one is. */
  retryAfterSec: number;
}

export interface Admission {
  credentials: Credentials;
  access: Access;
  /** Bucket this call takes its token from. */
  rate?: 'ask' | 'ingest' | undefined;
  traceId: string;
}

/** An error as the gateway shows it: code, fields and German message of the REST contract, no internals. */
export interface GatewayError {
  message: string;
  extensions?: {
    code?: ErrorCode | string;
    errors?: FieldError[];
    data?: Record<string, unknown>;
    retryAfterSec?: number;
  };
}

export interface GatewayResult {
  data?: Record<string, unknown> | null;
  errors?: readonly GatewayError[];
}

/** A file behind a one-time ticket. The receiver reads the stream to its end or destroys it. */
export interface TicketFile {
  contentType: string;
  fileName: string;
  stream: Readable;
}

/** Opens the file behind a one-time URL. Throws LunaError, NOT_FOUND for a spent ticket. */
export type OpenTicket = (url: string, signal: AbortSignal) => Promise<TicketFile>;

/** One admitted request. Everything in it runs under the same identity and trace id. */
export interface GatewaySession {
  identity: Identity;
  /** Null where no limit applies to this caller. `retryAfterSec > 0` means: refused, nothing may be executed. */
  rateLimit: RateLimitState | null;
  /**
   * Runs one operation. What `rate` took is not taken again. Expected failures are in `errors`; it rejects only
   * when the gateway itself fails. Values of `Upload` variables are `Upload` objects of graphql-upload-minimal.
   */
  execute(request: {
    operation: DocumentNode;
    variables: Record<string, unknown>;
    signal: AbortSignal;
  }): Promise<GatewayResult>;
  /**
   * Runs one subscription. A refusal is one result with errors, then the end. Leaving the iteration or aborting the
   * signal ends its source; it is read at the pace of the iteration.
   */
  subscribe(request: {
    operation: DocumentNode;
    variables: Record<string, unknown>;
    signal: AbortSignal;
  }): AsyncIterable<GatewayResult>;
  /** Redeems the one-time URL of an export or download. */
  fetchTicket: OpenTicket;
}

/** The REST adapter's only way into Luna. */
export interface GatewayClient {
  /**
   * Decides credential (401), role (403) and rate, in this order, before anything of the body is read.
   * With access P credentials are not read and the session is anonymous. Throws LunaError UNAUTHENTICATED,
   * TOKEN_EXPIRED or FORBIDDEN.
   */
  admit(admission: Admission): Promise<GatewaySession>;
}
