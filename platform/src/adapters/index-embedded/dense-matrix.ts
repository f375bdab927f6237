import { ROW_BITS, scanDense } from './dense-scan.js';
import { DenseScanner } from './dense-scanner.js';

/** Multiplications up to which a search stays on the main thread: about 10 ms. */
const INLINE_WORK = 10_500_000;

/** Unit vectors, one row per slot, in pages of shared memory; searched exactly. */
export class DenseMatrix {
  readonly #dimensions: number;
  readonly #pages: Float32Array[] = [];
  /** The same memory, for writing. */
  readonly #bytes: Uint8Array[] = [];
  #scanner: DenseScanner | null = null;

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
  }

  /** Copies the little-endian float32 `bytes` into row `slot`. */
  set(slot: number, bytes: Uint8Array): void {
    const rowBytes = this.#dimensions * Float32Array.BYTES_PER_ELEMENT;
    const page = slot >>> ROW_BITS;
    while (this.#pages.length <= page) {
      const memory = new SharedArrayBuffer(rowBytes << ROW_BITS);
      this.#pages.push(new Float32Array(memory));
      this.#bytes.push(new Uint8Array(memory));
    }
    this.#bytes[page]?.set(bytes, (slot & ((1 << ROW_BITS) - 1)) * rowBytes);
  }

  /** Cosine per slot; meaningless where `wanted` is not 1. Leaves the event loop free when there is much to do. */
  async scores(query: Float32Array, wanted: Uint8Array): Promise<Float64Array> {
    if (wanted.length * this.#dimensions > INLINE_WORK) {
      this.#scanner ??= new DenseScanner();
      return this.#scanner.scan(this.#pages, query, wanted);
    }
    const scores = new Float64Array(wanted.length);
    scanDense(this.#pages, query, wanted, scores);
    return scores;
  }

  async close(): Promise<void> {
    await this.#scanner?.close();
    this.#scanner = null;
  }
}
