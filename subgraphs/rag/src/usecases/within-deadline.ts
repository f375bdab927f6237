import { LunaError } from '@luna/platform/errors/luna-error';

/**
 * Runs `work` with a signal that aborts when the caller hangs up or the deadline passes, and doesn't wait for
 * work that ignores it. Throws TIMEOUT past the deadline and the caller's own reason on hang-up.
 */
export async function withinDeadline<T>(
  milliseconds: number,
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(milliseconds);
  const signal = AbortSignal.any([caller, deadline]);
  const aborted = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([aborted, work(signal)]);
  } catch (error) {
    if (!deadline.aborted || caller.aborted) throw error;
    throw new LunaError(
      'TIMEOUT',
      'Die Antwort hat zu lange gedauert. Bitte fragen Sie noch einmal, am besten etwas enger gefasst.',
      { cause: error },
    );
  }
}
