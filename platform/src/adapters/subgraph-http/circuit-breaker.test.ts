import { expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.js';

function breakerAt(time: { nowMs: number }) {
  const states: string[] = [];
  const clock = { now: () => new Date(time.nowMs) };
  const breaker = new CircuitBreaker({
    clock,
    faultsMax: 3,
    openMs: 5_000,
    onChange: (s) => states.push(s),
  });
  const fail = (times: number) => {
    for (let n = 0; n < times; n += 1) {
      breaker.admit();
      breaker.failed();
    }
  };
  return { breaker, states, fail };
}

it('opens after the given number of faults in a row, and says how long it stays open', () => {
  const { breaker, states, fail } = breakerAt({ nowMs: 0 });
  fail(2);
  expect(breaker.admit()).toBe(true);
  fail(1);
  expect(breaker.admit()).toBe(false);
  expect(breaker.waitMs).toBe(5_000);
  expect(states).toEqual(['open']);
});

it('stays closed when a call succeeds between the faults', () => {
  const { breaker, fail } = breakerAt({ nowMs: 0 });
  fail(2);
  breaker.succeeded();
  fail(2);
  expect(breaker.admit()).toBe(true);
});

it('lets one call try after the pause and closes when that succeeds', () => {
  const time = { nowMs: 0 };
  const { breaker, states, fail } = breakerAt(time);
  fail(3);
  time.nowMs = 5_000;
  expect([breaker.admit(), breaker.admit()]).toEqual([true, false]);
  breaker.succeeded();
  expect([breaker.admit(), breaker.admit()]).toEqual([true, true]);
  expect(states).toEqual(['open', 'closed']);
});

it('opens for another pause when the call that tried fails', () => {
  const time = { nowMs: 0 };
  const { breaker, fail } = breakerAt(time);
  fail(3);
  time.nowMs = 5_000;
  fail(1);
  expect(breaker.admit()).toBe(false);
  expect(breaker.waitMs).toBe(5_000);
});

it('stays open no longer because of calls that began before it opened', () => {
  const time = { nowMs: 0 };
  const { breaker, fail } = breakerAt(time);
  fail(3);
  time.nowMs = 4_000;
  breaker.failed();
  expect(breaker.waitMs).toBe(1_000);
});

it('lets another call try when the one that did was given up', () => {
  const time = { nowMs: 0 };
  const { breaker, fail } = breakerAt(time);
  fail(3);
  time.nowMs = 5_000;
  breaker.admit();
  breaker.abandoned();
  expect(breaker.admit()).toBe(true);
});
