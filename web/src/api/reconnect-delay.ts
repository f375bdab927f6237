const FIRST_MS = 1_000;
const MOST_MS = 30_000;

/**
 * How long to wait before the next attempt to connect, in ms: doubling up to 30 s, shortened by chance by up to
 * half, so that the browsers of a restarted server don't all come back in the same moment. `chance` is 0 … 1.
 */
export function reconnectDelayMs(failedAttempts: number, chance: number): number {
  const full = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failedAttempts, 10));
  return Math.round(full * (1 - chance / 2));
}
