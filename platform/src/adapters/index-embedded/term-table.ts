/** Numbers terms 0, 1, 2, … in the order of their first appearance; a fraction of the size of a Map. */
export class TermTable {
  /** Pairs of term and ordinal + 1, 0 where free, side by side for the processor's cache; at most half full. */
  #buckets = new Uint32Array(8192);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Ordinal of a term, -1 if it was never added. */
  find(term: number): number {
    return (this.#buckets[this.#bucketOf(term) + 1] as number) - 1;
  }

  add(term: number): number {
    const bucket = this.#bucketOf(term);
    const known = this.#buckets[bucket + 1] as number;
    if (known > 0) return known - 1;
    this.#size += 1;
    this.#buckets[bucket] = term;
    this.#buckets[bucket + 1] = this.#size;
    if (this.#size * 4 > this.#buckets.length) this.#rehash();
    return this.#size - 1;
  }

  /** The place of the term, else the free one where it belongs. */
  #bucketOf(term: number): number {
    const buckets = this.#buckets;
    const mask = buckets.length - 1;
    // Fibonacci hashing, because terms need not be hashes themselves; the shift makes the place even.
    let bucket = ((Math.imul(term, 0x9e3779b1) >>> 7) << 1) & mask;
    while (buckets[bucket + 1] !== 0 && buckets[bucket] !== term) bucket = (bucket + 2) & mask;
    return bucket;
  }

  #rehash(): void {
    const old = this.#buckets;
    this.#buckets = new Uint32Array(old.length * 2);
    for (let bucket = 0; bucket < old.length; bucket += 2) {
      if (old[bucket + 1] === 0) continue;
      const place = this.#bucketOf(old[bucket] as number);
      this.#buckets[place] = old[bucket] as number;
      this.#buckets[place + 1] = old[bucket + 1] as number;
    }
  }
}
