import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { BlobStore } from '../../ports/blob-store.js';

const MAX = 1024 * 1024;
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const inPieces = (bytes: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    ),
  );

/** What every BlobStore guarantees. `make` gives an empty store of its own. */
export function describeBlobStore(name: string, make: () => Promise<BlobStore>): void {
  describe(`BlobStore: ${name}`, () => {
    it('gives back exactly the bytes it was given, under their SHA-256', async () => {
      const store = await make();
      const bytes = randomBytes(300_001);
      const stored = await store.put(inPieces(bytes, 65_536), { maxBytes: MAX });
      expect(stored).toEqual({ sha256: sha256Of(bytes), bytes: bytes.length });
      expect(bytes.equals(await store.readAll(stored.sha256))).toBe(true);
      expect(bytes.equals(await buffer(await store.open(stored.sha256)))).toBe(true);
    });

    it('stores an empty file and a file of exactly the limit', async () => {
      const store = await make();
      const empty = await store.put(Readable.from([]), { maxBytes: MAX });
      expect(await store.readAll(empty.sha256)).toHaveLength(0);
      const full = await store.put(Readable.from([Buffer.alloc(MAX, 7)]), { maxBytes: MAX });
      expect(full.bytes).toBe(MAX);
    });

    it('takes the same bytes from several callers at once and keeps them once', async () => {
      const store = await make();
      const bytes = randomBytes(50_000);
      const stored = await Promise.all(
        [100, 7_000, 50_000, 512].map((size) => store.put(inPieces(bytes, size), { maxBytes: MAX })),
      );
      expect(new Set(stored.map((blob) => blob.sha256))).toEqual(new Set([sha256Of(bytes)]));
      await store.delete(sha256Of(bytes));
      expect(await store.has(sha256Of(bytes))).toBe(false);
    });

    it('refuses bytes past the limit and keeps nothing of them', async () => {
      const store = await make();
      const bytes = randomBytes(2_001);
      await expect(store.put(inPieces(bytes, 500), { maxBytes: 2_000 })).rejects.toMatchObject({
        code: 'PAYLOAD_TOO_LARGE',
      });
      expect(await store.has(sha256Of(bytes))).toBe(false);
    });

    it('keeps nothing when the sender breaks off', async () => {
      const store = await make();
      const bytes = randomBytes(1_000);
      async function* broken() {
        yield bytes;
        throw new Error('connection lost');
      }
      await expect(store.put(Readable.from(broken()), { maxBytes: MAX })).rejects.toThrow('connection lost');
      expect(await store.has(sha256Of(bytes))).toBe(false);
    });

    it('stops waiting for a silent sender when it is told to', async () => {
      const store = await make();
      const abort = new AbortController();
      const silent = new Readable({ read: () => abort.abort(new Error('given up')) });
      await expect(store.put(silent, { maxBytes: MAX, signal: abort.signal })).rejects.toThrow('given up');
      expect(silent.destroyed).toBe(true);
    });

    it('answers NOT_FOUND for what it does not hold, and for names that are no hash', async () => {
      const store = await make();
      for (const key of [sha256Of(Buffer.from('nie gespeichert')), '../../etc/passwd', '']) {
        expect(await store.has(key)).toBe(false);
        await expect(store.readAll(key)).rejects.toMatchObject({ code: 'NOT_FOUND' });
        await expect(store.open(key)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    });

    it('deletes for good, and deleting what is not there changes nothing', async () => {
      const store = await make();
      const { sha256 } = await store.put(Readable.from([Buffer.from('weg damit')]), { maxBytes: MAX });
      await store.delete(sha256);
      await store.delete(sha256);
      await store.delete('../incoming');
      await expect(store.readAll(sha256)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('lists what it holds, each once, with size and age, and nothing else', async () => {
      const store = await make();
      const listed = async () => {
        const blobs = [];
        for await (const blob of store.list()) blobs.push(blob);
        return blobs;
      };
      expect(await listed()).toEqual([]);
      const before = Date.now();
      const kept = await Promise.all(
        [0, 1, 2_000].map((size) => store.put(Readable.from([randomBytes(size)]), { maxBytes: MAX })),
      );
      const gone = await store.put(Readable.from([Buffer.from('weg damit')]), { maxBytes: MAX });
      await store.delete(gone.sha256);
      await store.put(Readable.from([]), { maxBytes: MAX });
      const found = await listed();
      expect(found).toHaveLength(3);
      for (const { storedAt, ...blob } of found) {
        expect(kept).toContainEqual(blob);
        // Stores may keep whole seconds only.
        expect(storedAt.getTime()).toBeGreaterThan(before - 2_000);
      }
    });

    it('reports itself as healthy', async () => {
      const store = await make();
      expect(await store.health(AbortSignal.timeout(3_000))).toMatchObject({ status: 'ok' });
    });
  });
}
