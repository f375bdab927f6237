import { useNow } from '../browser/use-now';
import { formatAge } from '../format/ages';
import { type Freshness, freshnessOf } from '../series/freshness';

interface LiveBadgeProps {
  /** End of the newest slot, ms since 1970. */
  end: number;
  intervalMs: number;
  isConnected: boolean;
}

const LOOKS: Record<Freshness, { className: string; word: string }> = {
  live: { className: 'live', word: 'live' },
  old: { className: 'live old', word: 'veraltet' },
  off: { className: 'live off', word: 'getrennt' },
};

/** How new the newest value is: a filled dot, a square or a ring, and its age. Nobody reads it aloud each second. */
export function LiveBadge({ end, intervalMs, isConnected }: LiveBadgeProps) {
  const now = useNow(1000);
  const { className, word } = LOOKS[freshnessOf({ end, intervalMs }, now, isConnected)];
  return (
    <span className={className}>
      {word} · {formatAge(now - end)}
    </span>
  );
}
