import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import type { Log } from '../../log/log.js';
import type { SubgraphRequest } from '../../ports/subgraph-connection.js';
import { type BreakerOptions, CircuitBreaker } from './circuit-breaker.js';
import { SubscriptionClient } from './subscription-client.js';

/** More calls at once to one copy of a subgraph wait for their turn. */
const CONNECTIONS_MAX = 256;
const CONNECT_MS = 3_000;

/** One copy of a subgraph. */
export interface Address {
  url: URL;
  path: string;
  pool: Pool;
  breaker: CircuitBreaker;
  subscriptions: SubscriptionClient;
}

/** What all calls of one request to this subgraph have in common. */
export interface Journey {
  id: string;
  /** Where it went first; its DataLoaders are there. */
  address: Address | null;
}

export interface AddressOptions {
  /** Comma-separated. */
  urls: string;
  breaker: Omit<BreakerOptions, 'onChange'>;
  /** A new proof for each socket that we hold the key of this installation. */
  identify: () => string;
  log: Log;
}

/** The copies of a subgraph, used in turn. */
export class Addresses {
  private readonly all: Address[];
  private readonly journeys = new WeakMap<SubgraphRequest, Journey>();
  private readonly prefix = `${randomUUID()}-`;
  private journeyCount = 0;
  private turn = 0;
  private closed: Promise<unknown> | undefined;

  constructor({ urls, breaker, identify, log }: AddressOptions) {
    this.all = urls.split(',').map((text) => {
      const url = new URL(text.trim());
      return {
        url,
        path: url.pathname + url.search,
        // Our own timer and limit watch over each call.
        pool: new Pool(url.origin, {
          connections: CONNECTIONS_MAX,
          connect: { timeout: CONNECT_MS },
          headersTimeout: 0,
          bodyTimeout: 0,
        }),
        breaker: new CircuitBreaker({
          ...breaker,
          onChange: (state) => log.warn({ url: url.href, state }, 'circuit breaker'),
        }),
        subscriptions: new SubscriptionClient(url, identify, log),
      };
    });
  }

  journeyOf(request: SubgraphRequest): Journey {
    let journey = this.journeys.get(request);
    if (!journey) {
      this.journeyCount += 1;
      journey = { id: this.prefix + this.journeyCount, address: null };
      this.journeys.set(request, journey);
    }
    return journey;
  }

  get count(): number {
    return this.all.length;
  }

  /**
   * An address whose breaker lets a call pass, which must then tell its fate: the one of the journey, else the next in
   * turn, one of those tried before only if there is no other.
   */
  admit(journey: Journey, tried: readonly Address[]): Address | null {
    const admits = (address: Address) => address.breaker.admit();
    const { address: known } = journey;
    if (known && !tried.includes(known) && admits(known)) return known;
    journey.address = this.find((next) => next !== known && !tried.includes(next) && admits(next));
    journey.address ??= tried.find(admits) ?? null;
    return journey.address;
  }

  /** The next address in turn that is not known to be down; for subscriptions, whose fate takes hours to tell. */
  next(tried: readonly Address[]): Address | null {
    const isUp = ({ breaker }: Address) => breaker.waitMs === 0;
    return this.find((next) => !tried.includes(next) && isUp(next)) ?? tried.find(isUp) ?? null;
  }

  private find(suits: (address: Address) => boolean): Address | null {
    for (let n = 0; n < this.all.length; n += 1) {
      this.turn = (this.turn + 1) % this.all.length;
      const address = this.all[this.turn] as Address;
      if (suits(address)) return address;
    }
    return null;
  }

  /** Seconds until one of them may be tried again. */
  get waitSec(): number {
    return Math.min(...this.all.map(({ breaker }) => breaker.waitMs)) / 1000;
  }

  async close(): Promise<void> {
    this.closed ??= Promise.all(
      this.all.flatMap(({ pool, subscriptions }) => [pool.close(), subscriptions.close()]),
    );
    await this.closed;
  }
}
