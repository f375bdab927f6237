import { Worker } from 'node:worker_threads';
import type { ScanReply, ScanRequest } from './dense-scan.worker.js';

interface Pending {
  resolve(scores: Float64Array): void;
  reject(error: Error): void;
}

/** Run from source, the thread needs a loader for TypeScript first; flags of the process do not reach it. */
function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./dense-scan.worker.js', import.meta.url));
  const file = new URL('./dense-scan.worker.ts', import.meta.url);
  const loader = import.meta.resolve('tsx/esm/api');
  const boot = `import('${loader}').then(({ tsImport }) => tsImport('${file}', '${file}'))`;
  return new Worker(boot, { eval: true });
}

/** Scans dense matrices in a thread of its own, which starts with the first scan and again after a crash. */
export class DenseScanner {
  readonly #pending = new Map<number, Pending>();
  readonly #running = new Set<Promise<Float64Array>>();
  #thread: Worker | null = null;
  #requests = 0;

  scan(pages: Float32Array[], query: Float32Array, wanted: Uint8Array): Promise<Float64Array> {
    this.#thread ??= this.#connect(startThread());
    const request: ScanRequest = { id: this.#requests++, pages, query, wanted };
    // Only scans under way keep the process alive.
    this.#thread.ref();
    this.#thread.postMessage(request);
    const scan = new Promise<Float64Array>((resolve, reject) => {
      this.#pending.set(request.id, { resolve, reject });
    }).finally(() => this.#running.delete(scan));
    this.#running.add(scan);
    return scan;
  }

  /** Lets scans that are under way finish. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running);
    await this.#thread?.terminate();
  }

  #connect(thread: Worker): Worker {
    const fail = (error: Error): void => {
      this.#thread = null;
      for (const { reject } of this.#pending.values()) reject(error);
      this.#pending.clear();
    };
    thread.on('message', ({ id, scores }: ScanReply) => {
      this.#pending.get(id)?.resolve(scores);
      this.#pending.delete(id);
      if (this.#pending.size === 0) thread.unref();
    });
    thread.on('error', fail);
    thread.on('exit', () => fail(new Error('The scanner of the vector index ended.')));
    return thread;
  }
}
