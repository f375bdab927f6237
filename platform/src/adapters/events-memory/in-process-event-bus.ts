import type { Log } from '../../log/log.js';
import type { EventBus } from '../../ports/event-bus.js';
import type { AdapterHealth } from '../../ports/health.js';

type Listener = (ids: Record<string, string>) => void;

/** Events within one process. What a listener does at once is done before `publish` resolves. */
export class InProcessEventBus implements EventBus {
  readonly adapter = 'in-process';
  readonly #log: Log;
  /** A subscription is an object of its own, so that one listener may subscribe twice. */
  readonly #topics = new Map<string, Set<{ listener: Listener }>>();

  constructor(deps: { log: Log }) {
    this.#log = deps.log;
  }

  async publish(topic: string, ids: Record<string, string>): Promise<void> {
    for (const { listener } of [...(this.#topics.get(topic) ?? [])]) {
      // Asynchronous listeners may fail too, later.
      const deliver = async (): Promise<void> => listener({ ...ids });
      deliver().catch((error: unknown) => this.#log.error({ err: error, topic }, 'event listener failed'));
    }
  }

  subscribe(topic: string, listener: Listener): () => void {
    const subscription = { listener };
    const subscriptions = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, subscriptions.add(subscription));
    return () => {
      subscriptions.delete(subscription);
      if (subscriptions.size === 0 && this.#topics.get(topic) === subscriptions) this.#topics.delete(topic);
    };
  }

  async health(): Promise<AdapterHealth> {
    return { status: 'ok', message: 'Ereignisse innerhalb eines Prozesses.', version: null };
  }

  async close(): Promise<void> {
    this.#topics.clear();
  }
}
