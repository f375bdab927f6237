/** What happens when a client reads more slowly than events come. */
export type Overflow =
  /** Newest wins: the oldest waiting event is given up. */
  | 'drop-oldest'
  /** An event given up would be a lie, so the connection ends and says so. */
  | 'close'
  /** The source waits, which only a source that is read and not listened to can do. */
  | 'wait';

export interface StreamKind {
  /** Whether all who ask the same may hear the same events: a source that starts with what was before is not. */
  isShared: boolean;
  overflow: Overflow;
}

const TELEMETRY: StreamKind = { isShared: true, overflow: 'drop-oldest' };
/** One caller's work, told piece by piece by a source that can wait for its reader. */
const TOLD: StreamKind = { isShared: false, overflow: 'wait' };

const KINDS: Readonly<Record<string, StreamKind>> = {
  readingAdded: TELEMETRY,
  priceAdded: TELEMETRY,
  jobChanged: { isShared: true, overflow: 'close' },
  answerStream: TOLD,
  ingestProgress: TOLD,
};

/** Starts with what the client missed: nobody else's events, and none may be given up. */
const RESUMED: StreamKind = { isShared: false, overflow: 'wait' };
const OTHER: StreamKind = { isShared: false, overflow: 'close' };

/** How the subscription to this root field is run. */
export function streamKindOf(fieldName: string, args: Record<string, unknown>): StreamKind {
  if (args.since != null) return RESUMED;
  return KINDS[fieldName] ?? OTHER;
}
