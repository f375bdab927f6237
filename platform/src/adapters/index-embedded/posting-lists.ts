import { grown } from './grown.js';
import type { PostingBatch } from './posting-batch.js';
import { TermTable } from './term-table.js';

/** Entries per page: 8 MiB, and the longest list there can be. */
const PAGE_BITS = 20;
const PAGE_SIZE = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_SIZE - 1;

/** Entry e is the slot at 2e of `slots` and its weight at 2e + 1 of `weights`: one memory in two views. */
interface Page {
  slots: Uint32Array;
  weights: Float32Array;
}

/** The postings of one term: entries `from` (inclusive) to `to` (exclusive) of a page. */
export interface Postings extends Page {
  from: number;
  to: number;
}

/** Regions are powers of two from 4: the logarithm of the one that a list of this length lies in. */
function regionBits(length: number): number {
  return Math.max(2, 32 - Math.clz32(length - 1));
}

/**
 * Inverted index: per term the points that contain it, with weights. Lists lie in pages of typed arrays, in
 * regions of a power of two that are reused when a list outgrows them, so millions of postings cost about
 * 12 bytes each and no object.
 */
export class PostingLists {
  readonly #terms = new TermTable();
  readonly #pages: Page[] = [];
  /** Free regions by the logarithm of their size. */
  readonly #free: number[][] = Array.from({ length: PAGE_BITS + 1 }, () => []);
  /** Pairs of start and length by the ordinal of the term. */
  #lists = new Uint32Array(4096);
  /** New entries by the ordinal of the term; all 0 between batches. */
  #counts = new Uint32Array(2048);
  /** Of the terms of the batch being added. */
  #ordinals = new Uint32Array(1 << 16);
  #used = PAGE_SIZE;

  /**
   * Adds a batch. Room is made once per list, and plain loops let the processor wait for many memory accesses at
   * once: this takes a third of the time of adding postings one by one.
   */
  add({ terms, weights, slots, length }: PostingBatch): void {
    const ordinals = this.#makeRoom(terms, length);
    const lists = this.#lists;
    for (let at = 0; at < length; at++) {
      const list = (ordinals[at] as number) * 2;
      const entry = (lists[list] as number) + (lists[list + 1] as number);
      lists[list + 1] = (lists[list + 1] as number) + 1;
      const page = this.#page(entry);
      page.slots[(entry & PAGE_MASK) * 2] = slots[at] as number;
      page.weights[(entry & PAGE_MASK) * 2 + 1] = weights[at] as number;
    }
  }

  /** Null for a term no point contains. */
  of(term: number): Postings | null {
    const list = this.#terms.find(term) * 2;
    if (list < 0) return null;
    const start = this.#lists[list] as number;
    const { slots, weights } = this.#page(start);
    const from = start & PAGE_MASK;
    return { slots, weights, from, to: from + (this.#lists[list + 1] as number) };
  }

  /** Returns the ordinals of the first `length` terms, whose lists have room for as many entries then. */
  #makeRoom(terms: Uint32Array, length: number): Uint32Array {
    this.#ordinals = grown(this.#ordinals, length);
    const ordinals = this.#ordinals;
    const touched: number[] = [];
    this.#counts = grown(this.#counts, this.#terms.size + length);
    const counts = this.#counts;
    for (let at = 0; at < length; at++) {
      const ordinal = this.#terms.add(terms[at] as number);
      const count = counts[ordinal] as number;
      if (count === 0) touched.push(ordinal);
      counts[ordinal] = count + 1;
      ordinals[at] = ordinal;
    }
    this.#lists = grown(this.#lists, this.#terms.size * 2);
    for (const ordinal of touched) {
      this.#reserve(ordinal * 2, counts[ordinal] as number);
      counts[ordinal] = 0;
    }
    return ordinals;
  }

  /** Moves a list to a larger region if `count` more entries need one. */
  #reserve(list: number, count: number): void {
    const length = this.#lists[list + 1] as number;
    const bits = regionBits(length + count);
    if (length > 0 && bits === regionBits(length)) return;
    const source = this.#lists[list] as number;
    const target = this.#allocate(bits);
    if (length > 0) {
      this.#copy(source, target, length);
      this.#free[regionBits(length)]?.push(source);
    }
    this.#lists[list] = target;
  }

  /** A loop, because views for copying cost more than most lists are long. */
  #copy(source: number, target: number, length: number): void {
    const from = this.#page(source).slots;
    const to = this.#page(target).slots;
    const shift = (target & PAGE_MASK) * 2 - (source & PAGE_MASK) * 2;
    const start = (source & PAGE_MASK) * 2;
    for (let at = start; at < start + length * 2; at++) to[at + shift] = from[at] as number;
  }

  #allocate(bits: number): number {
    const regions = this.#free[bits];
    if (!regions) throw new RangeError(`A term occurs in more than ${PAGE_SIZE} points.`);
    const reused = regions.pop();
    if (reused !== undefined) return reused;
    if (this.#used + (1 << bits) > PAGE_SIZE) this.#addPage();
    const start = (this.#pages.length - 1) * PAGE_SIZE + this.#used;
    this.#used += 1 << bits;
    return start;
  }

  #addPage(): void {
    const memory = new ArrayBuffer(PAGE_SIZE * 8);
    this.#pages.push({ slots: new Uint32Array(memory), weights: new Float32Array(memory) });
    this.#used = 0;
  }

  #page(entry: number): Page {
    return this.#pages[entry >>> PAGE_BITS] as Page;
  }
}
