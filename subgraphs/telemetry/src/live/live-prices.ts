import type { Database } from '@luna/platform/ports/database';
import type { EventBus } from '@luna/platform/ports/event-bus';
import {
  type LivePrice,
  newestPricesCursor,
  priceEnds,
  pricesAfter,
  pricesOfWindows,
  seriesKey,
} from '../data/live-prices.js';
import type { PriceFilter } from '../data/prices.js';
import { PRICE_ADDED } from '../events.js';
import { followSeries, MOST_REPLAYED, PAGE } from './follow-series.js';
import { Growth } from './growth.js';
import { shareReads } from './share-reads.js';

export interface PricesWanted extends PriceFilter {
  /** Slot of the last price the subscriber has; null = only what is new. */
  since: Date | null;
}

/** The live prices of a process: its subscriptions share what they read. Whoever may call sees every price. */
export class LivePrices {
  private readonly read = shareReads((windows) => pricesOfWindows(this.deps.database, windows, PAGE));

  constructor(private readonly deps: { database: Database; eventBus: EventBus }) {}

  subscribe(
    { since, ...filter }: PricesWanted,
    signal: AbortSignal,
  ): Promise<AsyncIterableIterator<LivePrice>> {
    const { database, eventBus } = this.deps;
    const growth = new Growth(signal);
    const { markets, products } = filter;
    growth.follow(eventBus, PRICE_ADDED, ({ market = '', product = '', ts }) => {
      if (markets && !markets.includes(market)) return;
      if (products && !products.includes(product)) return;
      growth.note(seriesKey(market, product), ts);
    });
    return followSeries(
      {
        growth,
        ends: () => priceEnds(database, filter),
        replayStart: (ends, after) => newestPricesCursor(database, ends, after, MOST_REPLAYED),
        replayPage: (ends, cursor) => pricesAfter(database, ends, cursor, PAGE),
        read: this.read,
        visible: async (keys) => new Set(keys),
        cursorOf: (row) => ({ ts: row.ts, key: seriesKey(row.market, row.product) }),
      },
      since,
    );
  }
}
