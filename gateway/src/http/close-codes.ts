import { LunaError } from '@luna/platform/errors/luna-error';
import { CloseCode } from 'graphql-ws';

export interface Closing {
  code: number;
  /** German; at most 123 bytes, as the protocol demands. */
  reason: string;
}

const { BadRequest, Unauthorized, Forbidden, SubprotocolNotAcceptable } = CloseCode;
const { ConnectionInitialisationTimeout, SubscriberAlreadyExists, TooManyInitialisationRequests } = CloseCode;

/** Every way in which the server ends a socket; what breaks the WebSocket protocol itself, ws ends with 1002, 1007 or 1009. */
export const CLOSINGS = {
  goingAway: { code: 1001, reason: 'Luna beendet sich.' },
  tooManyConnections: { code: 1013, reason: 'Zu viele offene Verbindungen. Bitte eine andere schließen.' },
  badMessage: { code: BadRequest, reason: 'Diese Nachricht gehört nicht zum Protokoll.' },
  tooEarly: { code: Unauthorized, reason: 'Vor der Antwort auf connection_init geht hier nichts.' },
  refused: { code: Forbidden, reason: 'Die Anmeldung wurde nicht angenommen.' },
  expired: { code: Forbidden, reason: 'Die Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.' },
  otherProtocol: { code: SubprotocolNotAcceptable, reason: 'Hier wird graphql-transport-ws gesprochen.' },
  silent: { code: ConnectionInitialisationTimeout, reason: 'connection_init ist ausgeblieben.' },
  idInUse: { code: SubscriberAlreadyExists, reason: 'Unter dieser id läuft schon eine Operation.' },
  secondInit: { code: TooManyInitialisationRequests, reason: 'connection_init geht nur einmal.' },
  tooSlow: {
    code: CloseCode.InternalServerError,
    reason: 'Die Verbindung ist zu langsam für diesen Datenstrom.',
  },
  fault: { code: CloseCode.InternalServerError, reason: 'Das hat nicht geklappt. Bitte neu verbinden.' },
} as const satisfies Record<string, Closing>;

const REASON_MAX_BYTES = 123;

/** How a socket ends whose credentials were refused; null where something else went wrong. */
export function refusalOf(error: unknown): Closing | null {
  if (!(error instanceof LunaError)) return null;
  if (error.code !== 'UNAUTHENTICATED' && error.code !== 'TOKEN_EXPIRED') return null;
  const fits = Buffer.byteLength(error.message) <= REASON_MAX_BYTES;
  return fits ? { code: Forbidden, reason: error.message } : CLOSINGS.refused;
}
