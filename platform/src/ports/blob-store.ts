import type { Readable } from 'node:stream';
import type { HealthReporting } from './health.js';

export interface StoredBlob {
  /** Lower-case hex SHA-256 of the bytes; also the key. */
  sha256: string;
  bytes: number;
}

export interface ListedBlob extends StoredBlob {
  /** When its bytes were last written. */
  storedAt: Date;
}

/**
 * Original files by content hash. `put` resolves only when the bytes are durable; the same bytes are
 * stored once. `put` throws PAYLOAD_TOO_LARGE past `maxBytes` and leaves nothing behind.
 * `open` and `readAll` throw NOT_FOUND for an unknown hash; `delete` of an unknown hash is a no-op.
 * `list` names everything that was there all along, in no order; what comes or goes meanwhile may be in it or not.
 */
export interface BlobStore extends HealthReporting {
  put(source: Readable, options: { maxBytes: number; signal?: AbortSignal }): Promise<StoredBlob>;
  open(sha256: string): Promise<Readable>;
  readAll(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  delete(sha256: string): Promise<void>;
  list(): AsyncIterable<ListedBlob>;
}
