import { LunaError } from '../../errors/luna-error.js';

/** Of PostgreSQL (too many connections, shutdown; class 08 comes on top) and of Prisma. */
const CODES = new Set(['53300', '57P01', '57P02', '57P03', 'P1001', 'P1002', 'P1008', 'P1017']);

/** A file that is missing fails with the same codes as a socket, at another system call. */
const SOCKET_CALLS = new Set(['connect', 'read', 'write', 'getaddrinfo']);

/** Errors of pg that carry no code. */
const MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end',
];

/** What Prisma's driver adapter calls the same faults. */
const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);

interface PrismaFault {
  meta?: { driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } };
}

function isConnectionCode(code: unknown): boolean {
  return typeof code === 'string' && (CODES.has(code) || code.startsWith('08'));
}

function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (isConnectionCode(code) || (syscall !== undefined && SOCKET_CALLS.has(syscall))) return true;
  // Prisma passes the code of a socket on, without its system call.
  if (error.name === 'PrismaClientKnownRequestError' && code?.startsWith('E')) return true;
  // A raw query through Prisma fails as P2010, whatever the cause.
  const cause = (error as PrismaFault).meta?.driverAdapterError?.cause;
  if (cause && (KINDS.has(cause.kind ?? '') || isConnectionCode(cause.originalCode))) return true;
  if (MESSAGES.some((message) => error.message.includes(message))) return true;
  return error instanceof AggregateError && error.errors.some(isConnectionError);
}

/** Turns a lost or refused connection into UNAVAILABLE and leaves every other error as it is. */
export function asUnavailable(error: unknown): unknown {
  if (!isConnectionError(error)) return error;
  return new LunaError(
    'UNAVAILABLE',
    'Die Datenbank ist gerade nicht erreichbar. Bitte versuchen Sie es in einem Moment noch einmal.',
    { cause: error, retryAfterSec: 5 },
  );
}
