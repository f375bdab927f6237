import { grown } from './grown.js';

export interface ChunkRef {
  chunkId: string;
  itemId: string;
  versionId: string;
}

/**
 * What a search needs to know of each point beside its vectors. A point has a slot for good: replacing it takes
 * a new one. Slots ascend with `seq`.
 */
export class PointTable {
  /** 1 where a slot holds a point that still exists. */
  alive = new Uint8Array(1024);
  #seqs = new Float64Array(1024);
  #chunkOf = new Uint32Array(1024);
  readonly #chunks: ChunkRef[] = [];
  readonly #chunkNumbers = new Map<string, number>();
  readonly #slots = new Map<string, number>();
  readonly #pointIds: string[] = [];

  /** Number of slots, dead ones included. */
  get size(): number {
    return this.#pointIds.length;
  }

  /** Number of points that exist. */
  get live(): number {
    return this.#slots.size;
  }

  get dead(): number {
    return this.size - this.live;
  }

  get chunks(): number {
    return this.#chunks.length;
  }

  /** Highest `seq` seen. */
  get lastSeq(): number {
    return this.#seqs[this.size - 1] ?? 0;
  }

  add(seq: number, pointId: string, chunk: ChunkRef): number {
    this.remove(pointId);
    const slot = this.size;
    this.#pointIds.push(pointId);
    this.#slots.set(pointId, slot);
    this.alive = grown(this.alive, slot + 1);
    this.#seqs = grown(this.#seqs, slot + 1);
    this.#chunkOf = grown(this.#chunkOf, slot + 1);
    this.alive[slot] = 1;
    this.#seqs[slot] = seq;
    this.#chunkOf[slot] = this.#numberOf(chunk);
    return slot;
  }

  remove(pointId: string): void {
    const slot = this.#slots.get(pointId);
    if (slot === undefined) return;
    this.alive[slot] = 0;
    this.#slots.delete(pointId);
  }

  removeVersion(versionId: string): void {
    for (const [pointId, slot] of this.#slots) {
      if (this.chunk(this.chunkNumber(slot)).versionId === versionId) this.remove(pointId);
    }
  }

  pointId(slot: number): string {
    return this.#pointIds[slot] as string;
  }

  chunkNumber(slot: number): number {
    return this.#chunkOf[slot] as number;
  }

  chunk(number: number): ChunkRef {
    return this.#chunks[number] as ChunkRef;
  }

  /** Mask of the living slots, or of those among them whose `seq` is in the ascending list. */
  mask(seqs: readonly number[] | null): Uint8Array {
    if (!seqs) return this.alive.slice(0, this.size);
    const mask = new Uint8Array(this.size);
    let slot = 0;
    for (const seq of seqs) {
      while (slot < this.size && (this.#seqs[slot] as number) < seq) slot++;
      if (slot === this.size) break;
      if (this.#seqs[slot] === seq) mask[slot] = this.alive[slot] as number;
    }
    return mask;
  }

  #numberOf(chunk: ChunkRef): number {
    const known = this.#chunkNumbers.get(chunk.chunkId);
    if (known !== undefined) return known;
    this.#chunkNumbers.set(chunk.chunkId, this.#chunks.length);
    return this.#chunks.push(chunk) - 1;
  }
}
