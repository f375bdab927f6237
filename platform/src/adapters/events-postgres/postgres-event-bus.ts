import type { Log } from '../../log/log.js';
import type { Database } from '../../ports/database.js';
import type { EventBus } from '../../ports/event-bus.js';
import type { AdapterHealth } from '../../ports/health.js';
import { InProcessEventBus } from '../events-memory/in-process-event-bus.js';
import { EventListening } from './event-listening.js';

/** Channel of NOTIFY. */
const CHANNEL = 'luna_events';
/** PostgreSQL takes less than 8,000 bytes. */
const PAYLOAD_MAX_BYTES = 7_999;

interface Payload {
  topic: string;
  ids: Record<string, string>;
  /** PostgreSQL drops a repetition inside one transaction; a number makes each event its own. */
  n: number;
}

/**
 * Events between all processes on one database, by NOTIFY. A publisher hears its own events the same way as those of
 * others, so everybody sees them once and in the same order. What is published while the connection is away is lost.
 */
export class PostgresEventBus implements EventBus {
  readonly adapter = 'postgres-notify';
  readonly #database: Database;
  readonly #log: Log;
  readonly #local: InProcessEventBus;
  readonly #listening: EventListening;
  #waiting: string[] = [];
  #sending: Promise<void> | null = null;
  #published = 0;
  #closed = false;

  private constructor(deps: { database: Database; log: Log }) {
    this.#database = deps.database;
    this.#log = deps.log;
    this.#local = new InProcessEventBus(deps);
    this.#listening = new EventListening(deps, CHANNEL, (payload) => this.#deliver(payload));
  }

  /** Resolves when the bus hears events; rejects when the database is out of reach. */
  static async open(deps: { database: Database; log: Log }): Promise<PostgresEventBus> {
    const bus = new PostgresEventBus(deps);
    await bus.#listening.start();
    return bus;
  }

  async publish(topic: string, ids: Record<string, string>): Promise<void> {
    if (this.#closed) return;
    this.#published += 1;
    const payload = JSON.stringify({ topic, ids, n: this.#published } satisfies Payload);
    if (Buffer.byteLength(payload) > PAYLOAD_MAX_BYTES) {
      throw new RangeError(`An event carries ids, not ${Buffer.byteLength(payload)} bytes: ${topic}`);
    }
    this.#waiting.push(payload);
    this.#sending ??= this.#send();
    await this.#sending;
  }

  subscribe(topic: string, listener: (ids: Record<string, string>) => void): () => void {
    return this.#local.subscribe(topic, listener);
  }

  async health(): Promise<AdapterHealth> {
    if (this.#listening.isUp) return { status: 'ok', message: null, version: null };
    const message = 'Ereignisse kommen gerade nicht an, weil die Datenbank nicht antwortet.';
    return { status: 'degraded', message, version: null };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#sending;
    await this.#listening.stop();
    await this.#local.close();
  }

  /** One statement for all that came while the last one was on its way; keeps the order of publishing. */
  async #send(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const payloads = this.#waiting.splice(0);
        await this.#database
          .query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [CHANNEL, payloads])
          .catch((error: unknown) => this.#log.warn({ err: error, lost: payloads.length }, 'events lost'));
      }
    } finally {
      // In the same step as the last look at the list, so that none waits for ever.
      this.#sending = null;
    }
  }

  #deliver(text: string): void {
    const { topic, ids } = JSON.parse(text) as Payload;
    void this.#local.publish(topic, ids);
  }
}
