import { describe, expect, it } from 'vitest';
import { DenseMatrix } from './dense-matrix.js';

const DIMENSIONS = 1024;

/** Row n points along axis n, a little; all rows share the first axis. */
function matrixOf(rows: number): DenseMatrix {
  const matrix = new DenseMatrix(DIMENSIONS);
  const row = new Float32Array(DIMENSIONS);
  for (let n = 0; n < rows; n++) {
    row.fill(0);
    row[0] = 0.5;
    row[1 + (n % (DIMENSIONS - 1))] = 0.25;
    matrix.set(n, new Uint8Array(row.buffer));
  }
  return matrix;
}

const query = new Float32Array(DIMENSIONS);
query[0] = 1;
query[8] = 2;

describe('DenseMatrix', () => {
  it('multiplies every wanted row and no other', async () => {
    const scores = await matrixOf(1_500).scores(query, new Uint8Array(1_500).fill(1).fill(0, 0, 8));
    expect([scores[6], scores[7], scores[8], scores[1_030], scores[1_499]]).toEqual([0, 0, 0.5, 1, 0.5]);
  });

  it('leaves sizes that are no multiple of four whole', async () => {
    const matrix = new DenseMatrix(7);
    matrix.set(0, new Uint8Array(Float32Array.of(1, 2, 3, 4, 5, 6, 7).buffer));
    const scores = await matrix.scores(Float32Array.of(1, 1, 1, 1, 1, 1, 1), Uint8Array.of(1));
    expect(scores[0]).toBe(28);
  });

  it('scans large matrices in a thread, with the same scores, also several at once', async () => {
    const rows = 10_500;
    const matrix = matrixOf(rows);
    const wanted = new Uint8Array(rows).fill(1);
    wanted[7] = 0;
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    const [first, second] = await Promise.all([matrix.scores(query, wanted), matrix.scores(query, wanted)]);
    clearInterval(turning);
    expect([first[6], first[7], first[8], first[1_030], first[rows - 1]]).toEqual([0.5, 0, 0.5, 1, 0.5]);
    expect(second).toEqual(first);
    expect(turns).toBeGreaterThan(0);
    await matrix.close();
  });
});
