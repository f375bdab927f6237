import { parentPort } from 'node:worker_threads';
import { scanDense } from './dense-scan.js';

/** One search. The pages are shared memory, so nothing but the mask and the scores is copied. */
export interface ScanRequest {
  id: number;
  pages: Float32Array[];
  query: Float32Array;
  wanted: Uint8Array;
}

export interface ScanReply {
  id: number;
  scores: Float64Array;
}

parentPort?.on('message', ({ id, pages, query, wanted }: ScanRequest) => {
  const scores = new Float64Array(wanted.length);
  scanDense(pages, query, wanted, scores);
  parentPort?.postMessage({ id, scores } satisfies ScanReply, [scores.buffer]);
});
