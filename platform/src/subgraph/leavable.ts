/**
 * A stream whose reader may leave at any time. A generator that is waiting for its next value answers `return` only
 * afterwards; this one has its signal aborted at once, so that the source ends and the wait with it.
 */
export function leavable<T>(
  signal: AbortSignal,
  make: (signal: AbortSignal) => AsyncGenerator<T>,
): AsyncIterableIterator<T> & { return(): Promise<IteratorResult<T>> } {
  const leaving = new AbortController();
  const leave = () => leaving.abort(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  const source = make(leaving.signal);
  const ended = () => signal.removeEventListener('abort', leave);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        const next = await source.next();
        if (next.done) ended();
        return next;
      } catch (error) {
        ended();
        throw error;
      }
    },
    async return() {
      ended();
      leaving.abort();
      return source.return(undefined);
    },
  };
}
