import { grown } from './grown.js';
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

/** Smallest region of a list, as logarithm. */
const FIRST_BITS = 2;

/** Regions are powers of two from 4, so the length of a list tells whether its region is full. */
function isFull(length: number): boolean {
  return (length & (length - 1)) === 0 && (length === 0 || length >= 1 << FIRST_BITS);
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
  /** The lists of the point being added. */
  #row = new Uint32Array(1024);
  #used = PAGE_SIZE;

  /**
   * Adds a point with the first `count` of the terms and weights given. Three plain loops instead of one: the
   * processor then waits for many memory accesses at once, which halves the time.
   */
  add(slot: number, terms: Uint32Array, weights: Float32Array, count: number): void {
    this.#lists = grown(this.#lists, (this.#terms.size + count) * 2);
    this.#row = grown(this.#row, count);
    const row = this.#row;
    for (let at = 0; at < count; at++) row[at] = this.#terms.add(terms[at] as number) * 2;
    const lists = this.#lists;
    for (let at = 0; at < count; at++) {
      const length = lists[(row[at] as number) + 1] as number;
      if (isFull(length)) this.#enlarge(row[at] as number, length);
    }
    for (let at = 0; at < count; at++) {
      const list = row[at] as number;
      const entry = (lists[list] as number) + (lists[list + 1] as number);
      const page = this.#page(entry);
      const place = (entry & PAGE_MASK) << 1;
      page.slots[place] = slot;
      page.weights[place + 1] = weights[at] as number;
      lists[list + 1] = (lists[list + 1] as number) + 1;
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

  /** Moves a full list to a region of twice its size. */
  #enlarge(list: number, length: number): void {
    const bits = length === 0 ? FIRST_BITS : 32 - Math.clz32(length);
    const target = this.#allocate(bits);
    if (length > 0) {
      const source = this.#lists[list] as number;
      this.#copy(source, target, length);
      this.#free[bits - 1]?.push(source);
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
