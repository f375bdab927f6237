import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino } from 'pino';

/** Structured JSON logger. Every line written inside `withTrace` carries that trace id. */
export type Log = Logger;

const trace = new AsyncLocalStorage<string>();

/** Runs `work` so that logs, jobs and events started inside it carry `traceId`. */
export function withTrace<T>(traceId: string, work: () => T): T {
  return trace.run(traceId, work);
}

export function currentTraceId(): string | undefined {
  return trace.getStore();
}

export interface LogOptions {
  level?: string;
  destination?: DestinationStream;
}

/** Secrets and personal data that must never reach a log line, wherever they are nested. */
const REDACTED = [
  'authorization',
  'password',
  'secret',
  'token',
  'adminKey',
  'jwtSecret',
  'question',
  'answer',
  'text',
  '*.authorization',
  '*.password',
  '*.secret',
  '*.token',
  '*.adminKey',
  '*.jwtSecret',
  '*.question',
  '*.answer',
  '*.text',
  'headers["x-admin-key"]',
  'headers.authorization',
  'headers.cookie',
];

export function createLog(options: LogOptions = {}): Log {
  return pino(
    {
      level: options.level ?? 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED, censor: '[redacted]' },
      mixin: () => {
        const traceId = trace.getStore();
        return traceId ? { traceId } : {};
      },
    },
    options.destination ?? pino.destination({ fd: 2, sync: true }),
  );
}
