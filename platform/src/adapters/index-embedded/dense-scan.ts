/** Rows per page of a dense matrix. */
export const ROW_BITS = 10;
const ROW_MASK = (1 << ROW_BITS) - 1;

/** Writes the dot product of `query` with every row whose `wanted` is 1 into `scores`. */
export function scanDense(
  pages: readonly Float32Array[],
  query: Float32Array,
  wanted: Uint8Array,
  scores: Float64Array,
): void {
  const size = query.length;
  for (let row = 0; row < wanted.length; row++) {
    if (wanted[row] === 1) {
      const page = pages[row >>> ROW_BITS] as Float32Array;
      scores[row] = dot(page, (row & ROW_MASK) * size, query, size);
    }
  }
}

/** Four sums keep the processor's pipelines busy, and rounding errors apart. */
function dot(page: Float32Array, offset: number, query: Float32Array, size: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const whole = size & ~3;
  let at = 0;
  for (; at < whole; at += 4) {
    const base = offset + at;
    a += (page[base] as number) * (query[at] as number);
    b += (page[base + 1] as number) * (query[at + 1] as number);
    c += (page[base + 2] as number) * (query[at + 2] as number);
    d += (page[base + 3] as number) * (query[at + 3] as number);
  }
  for (; at < size; at++) a += (page[offset + at] as number) * (query[at] as number);
  return a + b + c + d;
}
