import type { Identity } from '../../auth/identity.js';
import type { Admission, RateLimitState } from '../../ports/gateway-client.js';

/** Where the gateway serves adapters in other processes; whatever is below it proves to be one of ours. */
export const INTERNAL_PATH = '/internal';
export const ADMIT_PATH = `${INTERNAL_PATH}/admit`;
export const EXECUTE_PATH = `${INTERNAL_PATH}/execute`;
/** Answers an empty line at once, then one line of JSON per result. */
export const SUBSCRIBE_PATH = `${INTERNAL_PATH}/subscribe`;

/** An admitted caller and what was charged already; signed and sealed as every identity is. */
export interface AdmittedIdentity extends Identity {
  prepaid: Admission['rate'] | null;
}

/** Variables of a call to `ADMIT_PATH`; its answer is `{ data: Admitted }` or has `errors`. */
export type AdmitVariables = Omit<Admission, 'traceId'>;

export interface Admitted {
  identity: Identity;
  rateLimit: RateLimitState | null;
}
