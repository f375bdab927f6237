import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Log } from '../../log/log.js';
import type { Database } from '../../ports/database.js';

const RETRY_FIRST_MS = 100;
const RETRY_MAX_MS = 5_000;
/** A connection cut off without a word (a network that lost it) shows only when it is used. */
const CHECK_MS = 15_000;
const ANSWER_MS = 5_000;

/** Holds one connection that listens on a channel, and gets another one whenever that breaks. */
export class EventListening {
  readonly #end = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #up = false;

  constructor(
    private readonly deps: { database: Database; log: Log },
    private readonly channel: string,
    private readonly receive: (payload: string) => void,
  ) {}

  get isUp(): boolean {
    return this.#up;
  }

  /** Resolves when the first connection listens; rejects if it cannot. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#running = this.#run(resolve, reject);
    });
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#running;
  }

  async #run(onFirst: () => void, onNever: (error: unknown) => void): Promise<void> {
    let pauseMs = RETRY_FIRST_MS;
    let everUp = false;
    while (!this.#end.signal.aborted) {
      try {
        await this.deps.database.withConnection((client) =>
          this.#listen(client, () => {
            pauseMs = RETRY_FIRST_MS;
            everUp = true;
            onFirst();
          }),
        );
      } catch (error) {
        if (!everUp) return onNever(error);
        this.deps.log.warn({ err: error, pauseMs }, 'events interrupted, connecting again');
      }
      await delay(pauseMs, undefined, { signal: this.#end.signal }).catch(() => undefined);
      pauseMs = Math.min(RETRY_MAX_MS, pauseMs * 2);
    }
  }

  /** Passes payloads on until the end; throws when the connection breaks. */
  async #listen(client: PoolClient, onUp: () => void): Promise<void> {
    const watch = new AbortController();
    const onNotification = ({
      channel,
      payload,
    }: {
      channel: string;
      payload?: string | undefined;
    }): void => {
      if (channel === this.channel) this.receive(payload ?? '');
    };
    const broken = once(client, 'end', { signal: watch.signal }).then(() => {
      throw new Error('The listening connection was closed.');
    });
    broken.catch(() => undefined);
    client.on('notification', onNotification);
    try {
      await client.query(`LISTEN ${this.channel}`);
      this.#up = true;
      onUp();
      while (await this.#rest(broken)) await answerOf(client);
    } finally {
      this.#up = false;
      client.off('notification', onNotification);
      watch.abort();
    }
  }

  /** Waits until the next check; false at the end, throws when the connection breaks meanwhile. */
  async #rest(broken: Promise<never>): Promise<boolean> {
    const pause = new AbortController();
    const wait = delay(CHECK_MS, undefined, {
      signal: AbortSignal.any([this.#end.signal, pause.signal]),
      ref: false,
    });
    try {
      await Promise.race([broken, wait.catch(() => undefined)]);
    } finally {
      pause.abort();
    }
    return !this.#end.signal.aborted;
  }
}

async function answerOf(client: PoolClient): Promise<void> {
  const timer = new AbortController();
  const silence = delay(ANSWER_MS, undefined, { signal: timer.signal }).then(() => {
    throw new Error('The listening connection does not answer.');
  });
  silence.catch(() => undefined);
  await Promise.race([client.query('SELECT 1'), silence]).finally(() => timer.abort());
}
