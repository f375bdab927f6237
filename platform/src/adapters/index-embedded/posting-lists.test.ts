import { describe, expect, it } from 'vitest';
import { PostingBatch } from './posting-batch.js';
import { PostingLists } from './posting-lists.js';

const bytes = (array: Uint32Array | Float32Array): Uint8Array => new Uint8Array(array.buffer);

/** The postings of a term as pairs of slot and weight. */
function pairs(lists: PostingLists, term: number): [number, number][] {
  const postings = lists.of(term);
  if (!postings) return [];
  const { slots, weights, from, to } = postings;
  return Array.from({ length: to - from }, (_, at) => [
    slots[(from + at) * 2] as number,
    weights[(from + at) * 2 + 1] as number,
  ]);
}

describe('PostingLists', () => {
  it('returns for every term exactly what was added, in that order, for thousands of growing lists', () => {
    const lists = new PostingLists();
    const batch = new PostingBatch();
    const expected = new Map<number, [number, number][]>();
    for (let slot = 0; slot < 2_000; slot++) {
      // Terms of very different frequency, at both ends of the 32 bits.
      const terms = [
        ...new Set([0, slot % 3, slot % 700, 0xffff_ffff - slot, Math.imul(slot % 90, 0x9e3779b1) >>> 0]),
      ];
      const weights = terms.map((_, at) => slot + at / 4);
      for (const [at, term] of terms.entries()) {
        expected.set(term, [...(expected.get(term) ?? []), [slot, weights[at] ?? 0]]);
      }
      batch.add(slot, bytes(Uint32Array.from(terms)), bytes(Float32Array.from(weights)));
      // Batches of one point, of some and of many.
      if (slot % 7 === 0 || slot < 20 || slot === 1_999) {
        lists.add(batch);
        batch.length = 0;
      }
    }
    for (const [term, postings] of expected) expect(pairs(lists, term)).toEqual(postings);
  });

  it('knows nothing of terms that were never added', () => {
    const lists = new PostingLists();
    const batch = new PostingBatch();
    batch.add(0, bytes(Uint32Array.of(5)), bytes(Float32Array.of(1)));
    lists.add(batch);
    expect([lists.of(0), lists.of(6), lists.of(0xffff_ffff)]).toEqual([null, null, null]);
  });
});
