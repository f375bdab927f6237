import type { Log } from '../../log/log.js';
import type { Database } from '../../ports/database.js';
import type { AdapterHealth } from '../../ports/health.js';
import type { Generation, IndexHit, IndexPoint, IndexQuery, VectorIndex } from '../../ports/vector-index.js';
import { GenerationCache } from './generation-cache.js';
import { PointStore } from './point-store.js';

/**
 * Exact search over vectors that live in PostgreSQL, cached in memory. Several processes may write: a search
 * first reads what is new, and confirms its hits, so it sees every write and no deleted point.
 */
export class EmbeddedIndex implements VectorIndex {
  readonly adapter = 'embedded-index';
  readonly #database: Database;
  readonly #log: Log;
  readonly #store: PointStore;
  #cache: GenerationCache | null = null;
  /** Changes of the cache happen one after the other. */
  #lane: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(deps: { database: Database; log: Log }) {
    this.#database = deps.database;
    this.#log = deps.log;
    this.#store = new PointStore(deps.database);
  }

  async ensureLive(embedder: { id: string; dimensions: number }): Promise<Generation> {
    const live = await this.#store.live();
    const fits = live?.embedder === embedder.id && live.dimensions === embedder.dimensions;
    const generation = fits ? live : await this.#store.activate(embedder.id, embedder.dimensions);
    this.#warmUp();
    return generation;
  }

  live(): Promise<Generation | null> {
    return this.#store.live();
  }

  async upsert(generationId: string, points: IndexPoint[]): Promise<void> {
    if (points.length === 0) return;
    await this.#store.upsert(generationId, points);
    this.#warmUp();
  }

  async deleteVersion(versionId: string): Promise<void> {
    await this.#store.deleteVersion(versionId);
    // In the lane, so that a reading that began before the deletion does not bring the points back.
    await this.#inLane(async () => this.#cache?.points.removeVersion(versionId));
  }

  countVersion(generationId: string, versionId: string): Promise<number> {
    return this.#store.countVersion(generationId, versionId);
  }

  listVersions(generationId: string): Promise<{ versionId: string; points: number }[]> {
    return this.#store.listVersions(generationId);
  }

  listPoints(generationId: string, versionId: string): Promise<{ pointId: string; chunkId: string }[]> {
    return this.#store.listPoints(generationId, versionId);
  }

  async deletePoints(generationId: string, pointIds: string[]): Promise<void> {
    await this.#store.deletePoints(generationId, pointIds);
    await this.#inLane(async () => {
      if (this.#cache?.generation.id !== generationId) return;
      for (const pointId of pointIds) this.#cache.points.remove(pointId);
    });
  }

  async search({ using, vectors, filter = {}, limit, signal }: IndexQuery): Promise<IndexHit[]> {
    const nothing =
      using === 'words' ? vectors.words.indices.length === 0 : vectors.dense.every((n) => n === 0);
    if (nothing || limit <= 0) return [];
    const cache = await this.#current(signal);
    if (!cache) return [];
    const filtered = Object.keys(filter).length > 0;
    const seqs = filtered ? await this.#store.matching(cache.generation.id, filter) : null;
    for (;;) {
      signal.throwIfAborted();
      const best = await cache.search(using, vectors, seqs, limit);
      const missing = await this.#store.missing(best.map((chunk) => chunk.pointId));
      if (missing.length === 0) {
        return best.map(({ chunkId, itemId, versionId, score }) => ({ chunkId, itemId, versionId, score }));
      }
      for (const pointId of missing) cache.points.remove(pointId);
    }
  }

  async health(signal: AbortSignal): Promise<AdapterHealth> {
    const database = await this.#database.health(signal);
    if (database.status === 'down') {
      return {
        status: 'down',
        message: 'Der Suchindex liegt in der Datenbank, die nicht antwortet.',
        version: null,
      };
    }
    return { status: 'ok', message: 'Exakte Suche, Vektoren in der Datenbank.', version: null };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#inLane(async () => this.#cache?.close());
  }

  /** The live generation with everything that was committed before the call, null if there is none. */
  async #current(signal: AbortSignal): Promise<GenerationCache | null> {
    const live = await this.#store.live();
    signal.throwIfAborted();
    if (!live) return null;
    const cache = this.#cache;
    if (cache?.generation.id === live.id && cache.lastSeq >= live.lastSeq) return cache;
    return this.#inLane(() => this.#bringUpTo(live));
  }

  async #bringUpTo(live: Generation & { lastSeq: number }): Promise<GenerationCache> {
    if (this.#cache?.generation.id !== live.id || this.#cache.wasteful) {
      await this.#cache?.close();
      this.#cache = new GenerationCache(live);
    }
    const cache = this.#cache;
    if (cache.lastSeq < live.lastSeq) await cache.refresh(this.#database);
    return cache;
  }

  /** Reads ahead what the next search needs. */
  #warmUp(): void {
    this.#current(new AbortController().signal).catch((error: unknown) => {
      if (!this.#closed) this.#log.warn({ err: error }, 'vector index not read ahead');
    });
  }

  #inLane<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lane.then(work);
    this.#lane = turn.catch(() => undefined);
    return turn;
  }
}
