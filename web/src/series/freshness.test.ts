import { describe, expect, it } from 'vitest';
import { freshnessOf } from './freshness';

const minutely = { end: 0, intervalMs: 60_000 };

describe('freshnessOf', () => {
  it('is live up to two and a half intervals', () => {
    expect(freshnessOf(minutely, 150_000, true)).toBe('live');
    expect(freshnessOf(minutely, 150_001, true)).toBe('old');
  });

  it('gives meters that send every second time for the way', () => {
    expect(freshnessOf({ end: 0, intervalMs: 1_000 }, 5_000, true)).toBe('live');
    expect(freshnessOf({ end: 0, intervalMs: 1_000 }, 5_001, true)).toBe('old');
  });

  it('is off without a connection, however new the value is', () => {
    expect(freshnessOf(minutely, 0, false)).toBe('off');
  });
});
