import { grown } from './grown.js';

/** Postings of many points on their way into the lists, as parallel arrays of `length` entries. */
export class PostingBatch {
  terms = new Uint32Array(1 << 16);
  weights = new Float32Array(1 << 16);
  slots = new Uint32Array(1 << 16);
  length = 0;

  /** Adds a point whose terms and weights are given as little-endian bytes, which may lie at odd addresses. */
  add(slot: number, terms: Uint8Array, weights: Uint8Array): void {
    const start = this.length;
    this.length += terms.length / Uint32Array.BYTES_PER_ELEMENT;
    this.terms = grown(this.terms, this.length);
    this.weights = grown(this.weights, this.length);
    this.slots = grown(this.slots, this.length);
    new Uint8Array(this.terms.buffer).set(terms, start * Uint32Array.BYTES_PER_ELEMENT);
    new Uint8Array(this.weights.buffer).set(weights, start * Float32Array.BYTES_PER_ELEMENT);
    this.slots.fill(slot, start, this.length);
  }
}
