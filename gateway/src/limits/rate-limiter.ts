import type { Clock } from '@luna/platform/ports/clock';
import type { RateLimitState } from '@luna/platform/ports/gateway-client';

interface Bucket {
  tokens: number;
  updatedAtMs: number;
}

const BUCKETS_MAX = 10_000;

/** Token bucket per key: capacity and refill are `perMinute`; 0 switches it off. */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly perMinute: number,
    private readonly clock: Clock,
  ) {}

  /** Takes one token if there is one; null when the limit is switched off. */
  take(key: string): RateLimitState | null {
    if (this.perMinute === 0) return null;
    const nowMs = this.clock.now().getTime();
    const bucket = this.buckets.get(key) ?? { tokens: this.perMinute, updatedAtMs: nowMs };
    const refill = ((nowMs - bucket.updatedAtMs) / 60_000) * this.perMinute;
    bucket.tokens = Math.min(this.perMinute, bucket.tokens + Math.max(0, refill));
    bucket.updatedAtMs = nowMs;
    this.remember(key, bucket);
    const allowed = bucket.tokens >= 1;
    if (allowed) bucket.tokens -= 1;
    return {
      limit: this.perMinute,
      remaining: Math.floor(bucket.tokens),
      resetSec: this.secondsFor(this.perMinute - bucket.tokens),
      retryAfterSec: allowed ? 0 : Math.max(1, this.secondsFor(1 - bucket.tokens)),
    };
  }

  private secondsFor(tokens: number): number {
    return Math.ceil((tokens / this.perMinute) * 60);
  }

  /** Newest last; the bucket that was idle longest makes room, so that callers cannot fill the memory. */
  private remember(key: string, bucket: Bucket): void {
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size > BUCKETS_MAX) {
      const oldest = this.buckets.keys().next().value;
      if (oldest !== undefined) this.buckets.delete(oldest);
    }
  }
}
