import { describe, expect, it } from 'vitest';
import { byDense, byWords, chunksOf, EMBEDDER, idf, type MakeStage } from '../index-asking.js';
import { named, pointOf } from '../index-points.js';

/** The part of the VectorIndex contract about writing, restarting and generations. */
export function describeIndexWrites(name: string, make: MakeStage): void {
  describeWriting(name, make);
  describeGenerations(name, make);
}

function describeWriting(name: string, make: MakeStage): void {
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

    it('lists what each version has in a generation, window by window', async () => {
      await using stage = await make();
      expect(await stage.index.live()).toBeNull();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      expect(await stage.index.live()).toMatchObject({ id, embedder: EMBEDDER.id, state: 'live' });
      expect(await stage.index.listVersions(id)).toEqual([]);
      const long = [pointOf('a', { version: 'one' }), pointOf('a', { version: 'one', window: 1 })];
      await stage.index.upsert(id, [...long, pointOf('b', { version: 'two' })]);
      const versions = await stage.index.listVersions(id);
      expect(versions).toHaveLength(2);
      expect(versions).toContainEqual({ versionId: named('one'), points: 2 });
      expect(versions).toContainEqual({ versionId: named('two'), points: 1 });
      const points = await stage.index.listPoints(id, named('one'));
      expect(points).toHaveLength(2);
      for (const { pointId, chunkId } of long) expect(points).toContainEqual({ pointId, chunkId });
      expect(await stage.index.listPoints(id, named('never indexed'))).toEqual([]);
      expect(await stage.index.listVersions(crypto.randomUUID())).toEqual([]);
    });

    it('forgets single points at once and leaves the others', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      const stale = pointOf('stale');
      await stage.index.upsert(id, [stale, pointOf('kept')]);
      await byWords(stage.index, { 1: 1 });
      await stage.index.deletePoints(id, [stale.pointId, named('never indexed')]);
      await stage.index.deletePoints(id, []);
      expect(await byWords(stage.index, { 1: 1 })).toMatchObject([
        { chunkId: named('kept'), score: expect.closeTo(idf(1, 1), 5) },
      ]);
      expect(await stage.index.countVersion(id, named('version'))).toBe(1);
    });

    it('takes none of the points when one does not fit', async () => {
      await using stage = await make();
      const { id } = await stage.index.ensureLive(EMBEDDER);
      const flat = pointOf('flat', { dense: [1, 0] });
      const twice = pointOf('twice');
      twice.vectors.words = { indices: Uint32Array.of(5, 5), values: Float32Array.of(1, 1) };
      const short = pointOf('short');
      short.vectors.words = { indices: Uint32Array.of(5, 6), values: Float32Array.of(1) };
      for (const misfit of [flat, twice, short]) {
        await expect(stage.index.upsert(id, [pointOf('a'), misfit])).rejects.toThrow(RangeError);
      }
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

function describeGenerations(name: string, make: MakeStage): void {
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
