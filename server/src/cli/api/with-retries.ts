import { setTimeout as delay } from 'node:timers/promises';
import { CommandError } from '../command-error.js';
import { type Answer, Unreachable } from './answer.js';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** How long an outage may last before the work is given up; it can be taken up again any time. */
const PATIENCE_MS = 5 * 60_000;

export interface Patience {
  signal: AbortSignal;
  /** Told before each wait. */
  onWait?: (waitMs: number) => void;
  patienceMs?: number;
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Repeats a call that may be repeated: when it is too much at the moment (429, as long as it takes), and when Luna is
 * away (503, network) until the patience is at its end; waits what the server asks, else twice as long each time.
 * Throws Unreachable, or CommandError with the server's words, in the end.
 */
export async function withRetries(
  call: () => Promise<Answer>,
  { signal, onWait, patienceMs = PATIENCE_MS, wait = pause }: Patience,
): Promise<Answer> {
  let awaySince: number | null = null;
  for (let attempt = 0; ; attempt += 1) {
    const answer = await call().catch((error: unknown) => {
      if (error instanceof Unreachable) return error;
      throw error;
    });
    if (!(answer instanceof Unreachable) && ![429, 503].includes(answer.status)) return answer;
    const isAway = answer instanceof Unreachable || answer.status === 503;
    awaySince = isAway ? (awaySince ?? performance.now()) : null;
    if (awaySince !== null && performance.now() - awaySince >= patienceMs) {
      throw answer instanceof Unreachable ? answer : new CommandError(answer.message);
    }
    const asked = answer instanceof Unreachable ? null : answer.retryAfterSec;
    const waitMs = asked === null ? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) : asked * 1000;
    onWait?.(waitMs);
    await wait(waitMs, signal);
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<unknown> => delay(ms, undefined, { signal });
