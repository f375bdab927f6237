import { LunaError } from '@luna/platform/errors/luna-error';

/**
 * Hands on what `work` yields. Its signal aborts when the reader leaves, the caller hangs up or the deadline passes,
 * and nobody waits for work that ignores it. Throws TIMEOUT past the deadline and the caller's own reason on hang-up.
 */
export function untilDeadline<T>(
  milliseconds: number,
  caller: AbortSignal,
  work: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncIterableIterator<T> {
  const deadline = AbortSignal.timeout(milliseconds);
  const leaving = new AbortController();
  const signal = AbortSignal.any([caller, deadline, leaving.signal]);
  const source = work(signal)[Symbol.asyncIterator]();
  return {
    next: async () => {
      try {
        return await unlessAborted(signal, source.next());
      } catch (error) {
        leaving.abort();
        throw deadline.aborted && !caller.aborted ? timeout(error) : error;
      }
    },
    return: async () => {
      leaving.abort();
      // It may still be waiting for something; that it is told to end is enough.
      source.return?.()?.catch(() => undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function timeout(cause: unknown): LunaError {
  return new LunaError(
    'TIMEOUT',
    'Die Antwort hat zu lange gedauert. Bitte fragen Sie noch einmal, am besten etwas enger gefasst.',
    { cause },
  );
}
