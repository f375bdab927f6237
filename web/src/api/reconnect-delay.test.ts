import { describe, expect, it } from 'vitest';
import { reconnectDelayMs } from './reconnect-delay';

describe('reconnectDelayMs', () => {
  it('doubles from one second to thirty and stays there', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 1000].map((attempt) => reconnectDelayMs(attempt, 0))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('is shortened by chance, never below half', () => {
    expect(reconnectDelayMs(3, 0.5)).toBe(6_000);
    expect(reconnectDelayMs(3, 1)).toBe(4_000);
  });
});
