import type { Database } from '../../ports/database.js';
import type { TextVectors } from '../../ports/embedder.js';
import type { Generation } from '../../ports/vector-index.js';
import { type BestChunk, bestChunks } from './best-chunks.js';
import { scoreWords } from './bm25.js';
import { DenseMatrix } from './dense-matrix.js';
import { PointTable } from './point-table.js';
import { PostingBatch } from './posting-batch.js';
import { PostingLists } from './posting-lists.js';
import { readPoints, type StoredPoint } from './read-points.js';

/** Up to so many points that were deleted or replaced stay in the cache in any case. */
const TOLERATED_DEAD = 1_000;

/** Postings added at once: some 20 ms of work; more is faster, but holds up everything else for longer. */
const BATCH = 1 << 18;

/** One generation in memory, in the form that searches need. Holds nothing that is not in the database. */
export class GenerationCache {
  readonly generation: Generation;
  readonly points = new PointTable();
  readonly #words = new PostingLists();
  readonly #dense: DenseMatrix;
  /** Postings that are not in the lists yet; empty outside `refresh`. */
  readonly #batch = new PostingBatch();
  #lastSeq = 0;

  constructor(generation: Generation) {
    this.generation = generation;
    this.#dense = new DenseMatrix(generation.dimensions);
  }

  /** All points up to this `seq` can be found; later ones may be known already, but not their words. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** True when most of it is dead: building it anew then costs less than carrying it along. */
  get wasteful(): boolean {
    return this.points.dead > Math.max(TOLERATED_DEAD, this.points.live);
  }

  /** Adds what was written since the last time. */
  async refresh(database: Database): Promise<void> {
    try {
      await readPoints(database, this.generation.id, this.points.lastSeq, (point) => this.#add(point));
    } finally {
      this.#flush();
    }
  }

  /** The best chunks, best first; `seqs` limits the points that count. */
  async search(
    using: 'words' | 'dense',
    vectors: TextVectors,
    seqs: number[] | null,
    limit: number,
  ): Promise<BestChunk[]> {
    const mask = this.points.mask(seqs);
    if (using === 'words') {
      const scores = scoreWords(vectors.words, this.#words, this.points);
      return bestChunks(
        this.points,
        scores,
        (slot) => mask[slot] === 1 && (scores[slot] as number) > 0,
        limit,
      );
    }
    if (vectors.dense.length !== this.generation.dimensions) {
      throw new RangeError(
        `${vectors.dense.length} dimensions asked, ${this.generation.dimensions} indexed.`,
      );
    }
    const scores = await this.#dense.scores(vectors.dense, mask);
    return bestChunks(this.points, scores, (slot) => mask[slot] === 1, limit);
  }

  async close(): Promise<void> {
    await this.#dense.close();
  }

  #add(point: StoredPoint): void {
    const { chunkId, itemId, versionId } = point;
    const slot = this.points.add(point.seq, point.pointId, { chunkId, itemId, versionId });
    this.#dense.set(slot, point.dense);
    this.#batch.add(slot, point.wordIndices, point.wordValues);
    if (this.#batch.length >= BATCH) this.#flush();
  }

  #flush(): void {
    this.#words.add(this.#batch);
    this.#batch.length = 0;
    this.#lastSeq = this.points.lastSeq;
  }
}
