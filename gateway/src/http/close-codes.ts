import { LunaError } from '@luna/platform/errors/luna-error';
import { CloseCode } from 'graphql-ws';

export interface Closing {
  code: number;
  /** German; at most 123 bytes, as the protocol demands. */
  reason: string;
}

/** Closings that are ours; those of the protocol itself are worded by graphql-ws. */
export const CLOSINGS = {
  goingAway: { code: 1001, reason: 'Luna beendet sich.' },
  tooManyConnections: { code: 1013, reason: 'Zu viele offene Verbindungen. Bitte eine andere schließen.' },
  badMessage: { code: CloseCode.BadRequest, reason: 'Diese Nachricht gehört nicht zum Protokoll.' },
  expired: {
    code: CloseCode.Forbidden,
    reason: 'Die Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.',
  },
  tooSlow: {
    code: CloseCode.InternalServerError,
    reason: 'Die Verbindung ist zu langsam für diesen Datenstrom.',
  },
  fault: { code: CloseCode.InternalServerError, reason: 'Das hat nicht geklappt. Bitte neu verbinden.' },
} as const satisfies Record<string, Closing>;

const REASON_MAX_BYTES = 123;

/** How a connection ends that was refused at `connection_init`. */
export function closingOf(error: unknown): Closing {
  const isOurs = error instanceof LunaError;
  if (!isOurs || (error.code !== 'UNAUTHENTICATED' && error.code !== 'TOKEN_EXPIRED')) return CLOSINGS.fault;
  const fits = Buffer.byteLength(error.message) <= REASON_MAX_BYTES;
  return {
    code: CloseCode.Forbidden,
    reason: fits ? error.message : 'Die Anmeldung wurde nicht angenommen.',
  };
}
