import { describe, expect, it } from 'vitest';
import type { PayloadFilter, PayloadValue } from '../../ports/vector-index.js';
import { byDense, byWords, chunksOf, EMBEDDER, idf, type MakeStage, NOWHERE } from '../index-asking.js';
import { named, pointOf } from '../index-points.js';
import { describeIndexWrites } from './vector-index-writes.contract.js';

/** What every VectorIndex promises. `make` gives an empty one. */
export function describeVectorIndex(name: string, make: MakeStage): void {
  describeScoring(name, make);
  describeFilters(name, make);
  describeIndexWrites(name, make);
}

function describeScoring(name: string, make: MakeStage): void {
  describe(`${name}: scoring`, () => {
    it('scores words by BM25 with the idf of the points that exist', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      await stage.index.upsert(id, [
        pointOf('a', { words: { 7: 2, 4000000000: 0.5 } }),
        pointOf('b', { words: { 7: 1.5 } }),
        pointOf('c', { words: { 8: 1 } }),
      ]);
      const hits = await byWords(stage.index, { 7: 1, 4000000000: 3, 99: 1 });
      expect(hits).toEqual([
        {
          chunkId: named('a'),
          itemId: named('item of version'),
          versionId: named('version'),
          score: expect.closeTo(2 * idf(3, 2) + 3 * 0.5 * idf(3, 1), 5),
        },
        expect.objectContaining({ chunkId: named('b'), score: expect.closeTo(1.5 * idf(3, 2), 5) }),
      ]);
    });

    it('scores dense vectors by their cosine, opposite ones last', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      await stage.index.upsert(id, [
        pointOf('east', { dense: [1, 0, 0] }),
        pointOf('north-east', { dense: [Math.SQRT1_2, Math.SQRT1_2, 0] }),
        pointOf('west', { dense: [-1, 0, 0] }),
      ]);
      const hits = await byDense(stage.index, [1, 0, 0]);
      expect(chunksOf(hits)).toEqual(['east', 'north-east', 'west'].map(named));
      expect(hits.map((hit) => hit.score)).toEqual([1, expect.closeTo(Math.SQRT1_2, 5), -1]);
    });

    it('breaks ties by chunk id', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      await stage.index.upsert(
        id,
        names.map((chunk) => pointOf(chunk)),
      );
      const sorted = names.map(named).sort();
      expect(chunksOf(await byWords(stage.index, { 1: 1 }))).toEqual(sorted);
      expect(chunksOf(await byDense(stage.index, [1, 0, 0], { limit: 3 }))).toEqual(sorted.slice(0, 3));
    });

    it('names a chunk once, by its best window', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      await stage.index.upsert(id, [
        pointOf('long', { window: 0, words: { 1: 1 }, dense: [0, 1, 0] }),
        pointOf('long', { window: 1, words: { 1: 9 }, dense: [0.6, 0.8, 0] }),
        pointOf('long', { window: 2, words: { 1: 2 }, dense: [0, 0, 1] }),
        pointOf('short', { words: { 1: 5 }, dense: [0.8, 0.6, 0] }),
      ]);
      const words = await byWords(stage.index, { 1: 1 });
      const dense = await byDense(stage.index, [1, 0, 0]);
      expect(chunksOf(words)).toEqual([named('long'), named('short')]);
      expect(words[0]?.score).toBeCloseTo(9 * idf(4, 4), 5);
      expect(dense.map((hit) => hit.score)).toEqual([expect.closeTo(0.8, 5), expect.closeTo(0.6, 5)]);
    });

    it('finds nothing without a question, a live generation or a limit', async () => {
      await using stage = await make();
      expect(await byWords(stage.index, { 1: 1 })).toEqual([]);
      const { id } = await stage.index.ensureLive(EMBEDDER);
      expect(await byDense(stage.index, [1, 0, 0])).toEqual([]);
      await stage.index.upsert(id, [pointOf('a')]);
      expect(await byWords(stage.index, {})).toEqual([]);
      expect(await byDense(stage.index, NOWHERE)).toEqual([]);
      expect(await byDense(stage.index, [])).toEqual([]);
      expect(await byWords(stage.index, { 1: 1 }, { limit: 0 })).toEqual([]);
    });

    it('stops when the asker has left', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      await stage.index.upsert(id, [pointOf('a')]);
      await expect(byWords(stage.index, { 1: 1 }, { signal: AbortSignal.abort() })).rejects.toThrow();
    });
  });
}

function describeFilters(name: string, make: MakeStage): void {
  const law: Record<string, PayloadValue> = {
    kind: 'regulation',
    tags: ['strom', 'netz'],
    page: 3,
    public: true,
    'odd \' " key': 'x',
    source: null,
  };
  const met: Record<string, PayloadFilter> = {
    'an equal text': { kind: 'regulation' },
    'an equal number': { page: 3 },
    'an equal truth value': { public: true },
    'one of several tags': { tags: 'netz' },
    'one of several tags, by the name of one': { tag: 'strom' },
    'several fields at once': { kind: 'regulation', tag: 'netz', page: 3 },
    'a field of any name': { 'odd \' " key': 'x' },
  };
  const unmet: Record<string, PayloadFilter> = {
    'a number given as text': { page: '3' },
    'a truth value given as text': { public: 'true' },
    'a part of a text': { kind: 'regul' },
    'a part of a tag': { tag: 'str' },
    'another case': { tag: 'Strom' },
    'an empty field': { source: 'null' },
    'a field there is not': { author: 'x' },
    'only some of the fields': { kind: 'regulation', page: 4 },
  };
  const all = Object.entries({ ...met, ...unmet });
  const expected = new Map(all.map(([title]) => [title, title in met ? [named('law')] : []]));
  describe(`${name}: filters`, () => {
    it('let exactly those points through that have the value, of the same type, in each field', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      await stage.index.upsert(id, [
        pointOf('law', { payload: law }),
        pointOf('note', { payload: { kind: 'note' } }),
      ]);
      const words = new Map<string, string[]>();
      const dense = new Map<string, string[]>();
      for (const [title, filter] of all) {
        words.set(title, chunksOf(await byWords(stage.index, { 1: 1 }, { filter })));
        dense.set(title, chunksOf(await byDense(stage.index, [1, 0, 0], { filter })));
      }
      expect(words).toEqual(expected);
      expect(dense).toEqual(expected);
    });

    it('do not change scores', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      await stage.index.upsert(id, [
        pointOf('law', { payload: law }),
        pointOf('note'),
        pointOf('other', { words: { 2: 1 } }),
      ]);
      const [free] = (await byWords(stage.index, { 1: 1 })).filter((hit) => hit.chunkId === named('law'));
      const [filtered] = await byWords(stage.index, { 1: 1 }, { filter: { page: 3 } });
      expect(filtered).toEqual(free);
    });
  });
}
