import type { ChunkRef, PointTable } from './point-table.js';

export interface BestChunk extends ChunkRef {
  score: number;
  /** The point of the window that scored best. */
  pointId: string;
}

/** Higher scores first, equal ones by chunk id. */
function compare(a: BestChunk, b: BestChunk): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.chunkId < b.chunkId ? -1 : 1;
}

/** The `limit` best chunks among the wanted slots, each by its best window. */
export function bestChunks(
  points: PointTable,
  scores: Float64Array,
  wanted: (slot: number) => boolean,
  limit: number,
): BestChunk[] {
  const bestSlot = new Int32Array(points.chunks).fill(-1);
  for (let slot = 0; slot < scores.length; slot++) {
    if (!wanted(slot)) continue;
    const number = points.chunkNumber(slot);
    const rival = bestSlot[number] as number;
    if (rival < 0 || (scores[slot] as number) > (scores[rival] as number)) bestSlot[number] = slot;
  }
  const best: BestChunk[] = [];
  for (let number = 0; number < bestSlot.length; number++) {
    const slot = bestSlot[number] as number;
    if (slot < 0) continue;
    const score = scores[slot] as number;
    const worst = best.length === limit ? best.at(-1) : undefined;
    if (worst && score < worst.score) continue;
    insert(best, { ...points.chunk(number), score, pointId: points.pointId(slot) }, limit);
  }
  return best;
}

/** Keeps `best` sorted and at most `limit` long. */
function insert(best: BestChunk[], chunk: BestChunk, limit: number): void {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(chunk, best[middle] as BestChunk) < 0) high = middle;
    else low = middle + 1;
  }
  best.splice(low, 0, chunk);
  if (best.length > limit) best.pop();
}
