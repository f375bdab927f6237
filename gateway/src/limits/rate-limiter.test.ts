import { describe, expect, it } from 'vitest';
import { RateLimiter } from './rate-limiter.js';

function limiterAt(perMinute: number) {
  let nowMs = Date.parse('2026-11-22T12:00:00Z');
  const limiter = new RateLimiter(perMinute, { now: () => new Date(nowMs) });
  return { limiter, pass: (seconds: number) => (nowMs += seconds * 1000) };
}

describe('RateLimiter', () => {
  it('allows the whole capacity at once and refuses the next call', () => {
    const { limiter } = limiterAt(3);

    const allowed = [1, 2, 3, 4].map(() => limiter.take('a')?.retryAfterSec === 0);

    expect(allowed).toEqual([true, true, true, false]);
  });

  it('refills evenly with time', () => {
    const { limiter, pass } = limiterAt(60);
    for (let n = 0; n < 60; n += 1) limiter.take('a');

    pass(2);

    expect([1, 2, 3].map(() => limiter.take('a')?.retryAfterSec)).toEqual([0, 0, 1]);
  });

  it('never lends one caller the tokens of another', () => {
    const { limiter } = limiterAt(1);
    limiter.take('a');

    expect(limiter.take('b')?.retryAfterSec).toBe(0);
  });

  it('is not disturbed by a clock that jumps back', () => {
    const { limiter, pass } = limiterAt(1);
    limiter.take('a');
    pass(-3600);

    expect(limiter.take('a')?.retryAfterSec).toBeGreaterThan(0);
  });

  it('limits nobody when it is switched off', () => {
    expect(limiterAt(0).limiter.take('a')).toBeNull();
  });
});
