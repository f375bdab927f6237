import { type Dispatcher, Pool } from 'undici';
import { LunaError } from '../../errors/luna-error.js';
import { faultOf, lunaErrorOf, unavailable } from '../subgraph-http/transport-fault.js';

const CONNECT_MS = 3_000;

export interface CopiesOptions {
  /** Where the copies answer, without a slash at the end, e.g. `http://10.0.0.1:8013`. */
  urls: readonly string[];
  /** Longest wait for the beginning of an answer, milliseconds. */
  headersMs: number;
  /** Longest silence within an answer, milliseconds; 0 = any. */
  silenceMs: number;
}

/** Asks copies of a process for answers that are read as streams. */
export class Copies {
  private readonly all: { pool: Pool; base: string }[];
  private turn = 0;

  constructor({ urls, headersMs, silenceMs }: CopiesOptions) {
    const options = { connect: { timeout: CONNECT_MS }, headersTimeout: headersMs, bodyTimeout: silenceMs };
    this.all = urls.map((url) => {
      const { origin, pathname } = new URL(url);
      return { pool: new Pool(origin, options), base: pathname.replace(/\/$/, '') };
    });
  }

  /**
   * The answer of the next copy in turn; one that cannot be reached leaves it to the next. `path` begins with a slash.
   * Throws LunaError UNAVAILABLE or TIMEOUT, or what `signal` was aborted with.
   */
  async request(
    options: Dispatcher.RequestOptions & { signal: AbortSignal },
  ): Promise<Dispatcher.ResponseData> {
    for (let tries = 0; tries < this.all.length; tries += 1) {
      this.turn = (this.turn + 1) % this.all.length;
      const { pool, base } = this.all[this.turn] as (typeof this.all)[0];
      try {
        return await pool.request({ ...options, path: base + options.path });
      } catch (error) {
        if (error instanceof LunaError || options.signal.aborted) throw error;
        const fault = faultOf(error);
        if (fault.kind !== 'unsent') throw lunaErrorOf(fault);
      }
    }
    throw unavailable(null);
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map(({ pool }) => pool.destroy()));
  }
}
