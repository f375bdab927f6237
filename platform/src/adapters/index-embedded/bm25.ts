import type { SparseVector } from '../../ports/embedder.js';
import type { PointTable } from './point-table.js';
import type { PostingLists, Postings } from './posting-lists.js';

/** Score per slot: the sum of query weight × idf × document weight over the terms of the query. */
export function scoreWords(query: SparseVector, lists: PostingLists, points: PointTable): Float64Array {
  const scores = new Float64Array(points.size);
  for (const [at, term] of query.indices.entries()) {
    const postings = lists.of(term);
    if (!postings) continue;
    const weight = (query.values[at] ?? 0) * idf(points.live, documentFrequency(postings, points));
    const { slots, weights, from, to } = postings;
    for (let entry = from; entry < to; entry++) {
      const slot = slots[entry * 2] as number;
      scores[slot] = (scores[slot] as number) + weight * (weights[entry * 2 + 1] as number);
    }
  }
  return scores;
}

function idf(points: number, frequency: number): number {
  return Math.log(1 + (points - frequency + 0.5) / (frequency + 0.5));
}

/** How many living points contain the term; lists keep the entries of dead ones. */
function documentFrequency({ slots, from, to }: Postings, points: PointTable): number {
  if (points.dead === 0) return to - from;
  let count = 0;
  for (let entry = from; entry < to; entry++) count += points.alive[slots[entry * 2] as number] as number;
  return count;
}
