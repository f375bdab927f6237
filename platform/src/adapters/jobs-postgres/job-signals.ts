import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Log } from '../../log/log.js';
import type { Database } from '../../ports/database.js';

/** Channel of NOTIFY; its payload is `<kind> <job id>`. */
export const JOB_CHANNEL = 'luna_jobs';

/** `changed`: taken, or another stage or progress. */
const KINDS = ['queued', 'changed', 'cancel', 'ended'] as const;
type SignalKind = (typeof KINDS)[number];

export type JobSignal =
  | { kind: SignalKind; jobId: string }
  /** Time to look at the table: regularly, and after (re)connecting, when notifications may have been missed. */
  | { kind: 'pulse' };

type Listener = (signal: JobSignal) => Promise<void>;

/**
 * Tells workers, waiters and watchers of all processes what happened to jobs. NOTIFY makes it fast, the pulse makes it
 * certain. Holds one connection and one timer while anybody listens, and nothing otherwise.
 */
export class JobSignals {
  readonly #database: Database;
  readonly #log: Log;
  readonly #pulseMs: number;
  readonly #listeners = new Set<Listener>();
  #session: { end: AbortController; ended: Promise<unknown> } | null = null;

  constructor(database: Database, log: Log, pulseMs: number) {
    this.#database = database;
    this.#log = log;
    this.#pulseMs = pulseMs;
  }

  /** Returns the function that ends the subscription; it resolves when no connection is held for it any more. */
  subscribe(listener: Listener): () => Promise<void> {
    this.#listeners.add(listener);
    if (!this.#session) {
      const end = new AbortController();
      this.#session = { end, ended: Promise.all([this.#beat(end.signal), this.#listen(end.signal)]) };
    }
    return async () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || !this.#session) return;
      const { end, ended } = this.#session;
      this.#session = null;
      end.abort();
      await ended;
    };
  }

  /** Makes every listener look at the table now; resolves when they have. */
  async pulse(): Promise<void> {
    await this.#emit({ kind: 'pulse' });
  }

  async #emit(signal: JobSignal): Promise<void> {
    await Promise.all([...this.#listeners].map((listener) => listener(signal)));
  }

  async #beat(end: AbortSignal): Promise<void> {
    while (await this.#rest(end)) await this.pulse();
  }

  async #listen(end: AbortSignal): Promise<void> {
    do {
      try {
        await this.#database.withConnection((client) => this.#receive(client, end));
      } catch (error) {
        this.#log.warn({ err: error }, 'job notifications interrupted, polling until they are back');
      }
    } while (await this.#rest(end));
  }

  /** Passes notifications on until `end` is aborted; throws when the connection breaks. */
  async #receive(client: PoolClient, end: AbortSignal): Promise<void> {
    const onNotification = ({ payload = '' }: { payload?: string | undefined }): void => {
      const [word, jobId = ''] = payload.split(' ');
      const kind = KINDS.find((known) => known === word);
      if (kind) void this.#emit({ kind, jobId });
    };
    const watch = new AbortController();
    const broken = once(client, 'end', { signal: watch.signal }).then(() => {
      throw new Error('The listening connection was closed.');
    });
    client.on('notification', onNotification);
    try {
      await client.query(`LISTEN ${JOB_CHANNEL}`);
      void this.pulse();
      if (!end.aborted) await Promise.race([broken, once(end, 'abort', { signal: watch.signal })]);
    } finally {
      client.off('notification', onNotification);
      broken.catch(() => undefined);
      watch.abort();
    }
  }

  /** Waits one pulse; false once `end` is aborted. */
  async #rest(end: AbortSignal): Promise<boolean> {
    await delay(this.#pulseMs, undefined, { signal: end, ref: false }).catch(() => undefined);
    return !end.aborted;
  }
}
