import { expect, it, vi } from 'vitest';
import { type Answer, Unreachable } from './answer.js';
import { withRetries } from './with-retries.js';

const signal = new AbortController().signal;
const answer = (status: number, retryAfterSec: number | null = null): Answer => ({
  status,
  message: `Status ${status}`,
  code: null,
  data: null,
  retryAfterSec,
});

/** Answers with what is given, one after the other, and tells how long was waited in between. */
async function play(replies: (Answer | Error)[], patienceMs?: number) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    const waits: number[] = [];
    const call = async () => {
      const reply = replies.shift();
      if (!reply || reply instanceof Error) throw reply ?? new Error('asked too often');
      return reply;
    };
    const onWait = (ms: number) => void waits.push(ms);
    const result = withRetries(call, {
      signal,
      onWait,
      wait: async (ms) => void vi.advanceTimersByTime(ms),
      ...(patienceMs && { patienceMs }),
    });
    return { result: await result.catch((error: Error) => error), waits };
  } finally {
    vi.useRealTimers();
  }
}

it('waits as the server asks while it is too much, however often', async () => {
  const busy = Array.from({ length: 40 }, () => answer(429, 20));
  const { result, waits } = await play([...busy, answer(200)]);
  expect(result).toMatchObject({ status: 200 });
  expect(waits).toEqual(busy.map(() => 20_000));
});

it('waits twice as long each time while nothing answers, half a minute at most', async () => {
  const away = Array.from({ length: 8 }, () => new Unreachable('http://x', null));
  const { result, waits } = await play([...away, answer(409)]);
  expect(result).toMatchObject({ status: 409 });
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

it('gives up in the words of the server when it stays away', async () => {
  const away = Array.from({ length: 9 }, () => answer(503, 10));
  const { result, waits } = await play(away, 60_000);
  expect(result).toMatchObject({ name: 'CommandError', message: 'Status 503' });
  expect(waits).toHaveLength(6);
});

it('repeats no fault of its own', async () => {
  const { result, waits } = await play([new TypeError('ours'), answer(200)]);
  expect(result).toBeInstanceOf(TypeError);
  expect(waits).toEqual([]);
});
