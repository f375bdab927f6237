import type { Subscriber } from './subscriber.js';
import { Upstream, type UpstreamOptions } from './upstream.js';

/** Brings subscribers and sources together: who asks the same under the same identity hears the same source. */
export class Hub {
  readonly #upstreams = new Set<Upstream>();
  readonly #shared = new Map<string, Upstream>();

  get upstreams(): number {
    return this.#upstreams.size;
  }

  /** `key` is null for a source that cannot be shared. */
  join(key: string | null, subscriber: Subscriber, options: Omit<UpstreamOptions, 'onClose'>): void {
    const running = key === null ? undefined : this.#shared.get(key);
    if (running) running.add(subscriber);
    else this.#open(key, subscriber, options);
  }

  #open(key: string | null, subscriber: Subscriber, options: Omit<UpstreamOptions, 'onClose'>): void {
    const upstream: Upstream = new Upstream({ ...options, onClose: () => this.#forget(key, upstream) });
    this.#upstreams.add(upstream);
    if (key !== null) this.#shared.set(key, upstream);
    upstream.start(subscriber);
  }

  #forget(key: string | null, upstream: Upstream): void {
    this.#upstreams.delete(upstream);
    if (key !== null && this.#shared.get(key) === upstream) this.#shared.delete(key);
  }
}
