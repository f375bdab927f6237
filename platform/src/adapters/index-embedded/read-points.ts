import { to as copyTo } from 'pg-copy-streams';
import type { Database } from '../../ports/database.js';

/** A row of `index_points`. The buffers are views that are valid only until the next row. */
export interface StoredPoint {
  seq: number;
  pointId: string;
  chunkId: string;
  versionId: string;
  itemId: string;
  wordIndices: Buffer;
  wordValues: Buffer;
  dense: Buffer;
}

const HEADER_BYTES = 19;

function question(generationId: string, afterSeq: number): string {
  // COPY takes no parameters; both values are ours, a uuid and a number.
  return `COPY (
      SELECT seq, point_id::text, chunk_id::text, version_id::text, item_id::text, word_indices, word_values, dense FROM index_points
      WHERE generation_id = '${generationId}' AND seq > ${afterSeq} ORDER BY seq
    ) TO STDOUT (FORMAT binary)`;
}

/**
 * Hands over all points of a generation after a `seq`, ascending. Uses binary COPY: several times faster than
 * rows, whose bytes arrive as hexadecimal text.
 */
export async function readPoints(
  database: Database,
  generationId: string,
  afterSeq: number,
  onPoint: (point: StoredPoint) => void,
): Promise<void> {
  await database.withConnection(async (client) => {
    let rest: Buffer = Buffer.alloc(0);
    let at = HEADER_BYTES;
    for await (const chunk of client.query(copyTo(question(generationId, afterSeq)))) {
      const buffer = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      for (let end = endOfRow(buffer, at); end > 0; end = endOfRow(buffer, at)) {
        onPoint(parseRow(buffer, at));
        at = end;
      }
      rest = buffer.subarray(Math.min(at, buffer.length));
      at = Math.max(0, at - buffer.length);
    }
  });
}

/** Where the row that starts at `at` ends, 0 if it is not complete yet or the trailer. */
function endOfRow(buffer: Buffer, at: number): number {
  if (at + 2 > buffer.length) return 0;
  const fields = buffer.readInt16BE(at);
  if (fields < 0) return 0;
  let end = at + 2;
  for (let field = 0; field < fields; field++) {
    if (end + 4 > buffer.length) return 0;
    end += 4 + buffer.readInt32BE(end);
  }
  return end <= buffer.length ? end : 0;
}

function parseRow(buffer: Buffer, at: number): StoredPoint {
  let next = at + 2;
  const field = (): Buffer => {
    const start = next + 4;
    next = start + buffer.readInt32BE(next);
    return buffer.subarray(start, next);
  };
  return {
    seq: Number(field().readBigInt64BE()),
    pointId: field().toString('latin1'),
    chunkId: field().toString('latin1'),
    versionId: field().toString('latin1'),
    itemId: field().toString('latin1'),
    wordIndices: field(),
    wordValues: field(),
    dense: field(),
  };
}
