import { LunaError } from '../../errors/luna-error.js';

/** Of Node's sockets, of PostgreSQL (class 08, shutdown, too many connections) and of Prisma. */
const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
]);

/** Errors of pg that carry no code. */
const MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end',
];

function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (CODES.has(code) || code.startsWith('08'))) return true;
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
