import { describe, expect, it } from 'vitest';
import type { IndexQuery, PayloadFilter, PayloadValue, VectorIndex } from '../../ports/vector-index.js';
import { named, pointOf, vectorsOf } from '../index-points.js';

export interface VectorIndexStage extends AsyncDisposable {
  index: VectorIndex;
  /** A second index on the same data, as after a restart or in another process. */
  reopen(): VectorIndex;
}

const EMBEDDER = { id: 'three-axes', dimensions: 3 };
const NOWHERE = [0, 0, 0];

type Ask = Partial<Omit<IndexQuery, 'vectors'>>;

async function byWords(index: VectorIndex, words: Record<number, number>, ask: Ask = {}) {
  const vectors = vectorsOf(words, NOWHERE);
  return index.search({ using: 'words', vectors, limit: 10, signal: AbortSignal.timeout(10_000), ...ask });
}

async function byDense(index: VectorIndex, dense: number[], ask: Ask = {}) {
  const vectors = vectorsOf({}, dense);
  return index.search({ using: 'dense', vectors, limit: 10, signal: AbortSignal.timeout(10_000), ...ask });
}

const chunksOf = (hits: { chunkId: string }[]): string[] => hits.map((hit) => hit.chunkId);
const idf = (points: number, frequency: number): number =>
  Math.log(1 + (points - frequency + 0.5) / (frequency + 0.5));

type Make = () => Promise<VectorIndexStage>;

/** What every VectorIndex promises. `make` gives an empty one. */
export function describeVectorIndex(name: string, make: Make): void {
  describeScoring(name, make);
  describeFilters(name, make);
  describeWriting(name, make);
  describeGenerations(name, make);
}

function describeScoring(name: string, make: Make): void {
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

function describeFilters(name: string, make: Make): void {
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

function describeWriting(name: string, make: Make): void {
  describe(`${name}: writing`, () => {
    it('changes nothing when a write is repeated', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      const points = [pointOf('a', { words: { 1: 2 } }), pointOf('b'), pointOf('b', { window: 1 })];
      await stage.index.upsert(id, points);
      const before = await byWords(stage.index, { 1: 1 });
      await stage.index.upsert(id, points);
      await stage.index.upsert(id, [...points, ...points]);
      expect(await byWords(stage.index, { 1: 1 })).toEqual(before);
      expect(await stage.index.countVersion(id, named('version'))).toBe(3);
    });

    it('replaces a point of the same id', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      await stage.index.upsert(id, [
        pointOf('a', { words: { 1: 1 }, dense: [1, 0, 0], payload: { page: 1 } }),
      ]);
      await byWords(stage.index, { 1: 1 });
      await stage.index.upsert(id, [
        pointOf('a', { words: { 2: 4 }, dense: [0, 1, 0], payload: { page: 2 } }),
      ]);
      expect(await byWords(stage.index, { 1: 1 })).toEqual([]);
      expect(await byWords(stage.index, { 2: 1 }, { filter: { page: 1 } })).toEqual([]);
      expect(await byWords(stage.index, { 2: 1 }, { filter: { page: 2 } })).toMatchObject([
        { score: expect.closeTo(4 * idf(1, 1), 5) },
      ]);
      expect(await byDense(stage.index, [0, 1, 0])).toMatchObject([{ score: 1 }]);
    });

    it('forgets a deleted version at once, in hits, counts and idf', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      await stage.index.upsert(id, [pointOf('old', { version: 'one' }), pointOf('new', { version: 'two' })]);
      await byWords(stage.index, { 1: 1 });
      await stage.index.deleteVersion(named('one'));
      const hits = await byWords(stage.index, { 1: 1 });
      expect(hits).toMatchObject([{ chunkId: named('new'), score: expect.closeTo(idf(1, 1), 5) }]);
      expect(chunksOf(await byDense(stage.index, [1, 0, 0]))).toEqual([named('new')]);
      expect(await stage.index.countVersion(id, named('one'))).toBe(0);
      expect(await stage.index.countVersion(id, named('two'))).toBe(1);
      await stage.index.deleteVersion(named('never indexed'));
    });

    it('takes none of the points when one does not fit', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      const flat = pointOf('flat', { dense: [1, 0] });
      await expect(stage.index.upsert(id, [pointOf('a'), flat])).rejects.toThrow(RangeError);
      await expect(byDense(stage.index, [1, 0])).rejects.toThrow(RangeError);
      await expect(stage.index.upsert(crypto.randomUUID(), [pointOf('a')])).rejects.toThrow();
      await stage.index.upsert(id, []);
      expect(await byWords(stage.index, { 1: 1 })).toEqual([]);
    });

    it('shows every write to the next search while many write at once', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      const other = stage.reopen();
      const write = async (n: number) => {
        const writer = n % 2 ? stage.index : other;
        const reader = n % 2 ? other : stage.index;
        await writer.upsert(id, [pointOf(`c${n}`, { words: { [n + 10]: 1 } })]);
        return chunksOf(await byWords(reader, { [n + 10]: 1 }));
      };
      const seen = await Promise.all(Array.from({ length: 24 }, (_, n) => write(n)));
      expect(seen).toEqual(Array.from({ length: 24 }, (_, n) => [named(`c${n}`)]));
      await other.close();
    });
  });
}

function describeGenerations(name: string, make: Make): void {
  describe(`${name}: generations and restarts`, () => {
    it('answers the same after a restart', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      const points = Array.from({ length: 300 }, (_, n) =>
        pointOf(`c${n}`, {
          words: { 1: (n % 17) + 1, [n]: 2 },
          dense: [Math.sin(n), Math.cos(n), 0],
          version: `v${n % 3}`,
        }),
      );
      await stage.index.upsert(id, points);
      await stage.index.deleteVersion(named('v1'));
      const again = stage.reopen();
      expect((await again.ensureLive(EMBEDDER)).id).toBe(id);
      expect(await byWords(again, { 1: 1, 42: 1 })).toEqual(await byWords(stage.index, { 1: 1, 42: 1 }));
      expect(await byDense(again, [0, 1, 0])).toEqual(await byDense(stage.index, [0, 1, 0]));
      expect(await byWords(again, { 1: 1 })).toHaveLength(10);
      await again.close();
    });

    it('sees what another process wrote and deleted', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      const other = stage.reopen();
      expect(await byWords(stage.index, { 1: 1 })).toEqual([]);
      await other.upsert(id, [pointOf('a', { version: 'one' }), pointOf('b', { version: 'two' })]);
      expect(await byWords(stage.index, { 1: 1 })).toHaveLength(2);
      await other.deleteVersion(named('one'));
      expect(chunksOf(await byWords(stage.index, { 1: 1 }))).toEqual([named('b')]);
      expect(chunksOf(await byDense(stage.index, [1, 0, 0]))).toEqual([named('b')]);
      await other.close();
    });

    it('creates one live generation, however many ask at once', async () => {
      await using stage = await make();
      const other = stage.reopen();
      const asked = await Promise.all(
        [stage.index, other, stage.index].map((index) => index.ensureLive(EMBEDDER)),
      );
      expect(new Set(asked.map((generation) => generation.id)).size).toBe(1);
      expect(asked[0]).toMatchObject({ embedder: 'three-axes', dimensions: 3, state: 'live' });
      await other.close();
    });

    it('never mixes embedders: another one starts empty and the first can come back', async () => {
      await using stage = await make();
      const first = await stage.index.ensureLive(EMBEDDER);
      await stage.index.upsert(first.id, [pointOf('a')]);
      const second = await stage.index.ensureLive({ id: 'two-axes', dimensions: 2 });
      expect(second.id).not.toBe(first.id);
      expect(await byWords(stage.index, { 1: 1 })).toEqual([]);
      await stage.index.upsert(second.id, [
        { ...pointOf('b', { dense: [0, 1] }), pointId: named('b of second') },
      ]);
      expect(await byDense(stage.index, [0, 1])).toMatchObject([{ chunkId: named('b'), score: 1 }]);
      expect((await stage.index.ensureLive(EMBEDDER)).id).toBe(first.id);
      expect(chunksOf(await byWords(stage.index, { 1: 1 }))).toEqual([named('a')]);
    });

    it('reports its health', async () => {
      await using stage = await make();
      expect(await stage.index.health(AbortSignal.timeout(3_000))).toMatchObject({ status: 'ok' });
    });
  });
}
