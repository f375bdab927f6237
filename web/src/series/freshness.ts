/** A value may be this many intervals old before somebody should look. */
const OLD_INTERVALS = 2.5;
/** With very short intervals the way through the network counts more than the interval. */
const OLD_AT_LEAST_MS = 5_000;

export type Freshness = 'live' | 'old' | 'off';

interface Latest {
  /** End of the newest slot, ms since 1970. */
  end: number;
  intervalMs: number;
}

/** `off`: the connection is lost, so nothing new can come. */
export function freshnessOf(latest: Latest, now: number, isConnected: boolean): Freshness {
  if (!isConnected) return 'off';
  const oldAfter = Math.max(OLD_AT_LEAST_MS, latest.intervalMs * OLD_INTERVALS);
  return now - latest.end > oldAfter ? 'old' : 'live';
}
