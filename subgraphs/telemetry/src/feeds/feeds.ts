import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import type { Database } from '@luna/platform/ports/database';
import type { EventBus } from '@luna/platform/ports/event-bus';
import { isFeedRunning } from '../data/feeds.js';
import { appendPrices, lastPriceTs, type PriceRow } from '../data/prices.js';
import { appendReadings, lastReadingTs, type MeterRow, type ReadingRow } from '../data/readings.js';
import { inTurn } from '../data/turns.js';
import { PRICE_ADDED, READING_ADDED } from '../events.js';
import { catchUp } from './catch-up.js';
import type { FeedSource, FeedStore } from './feed.js';
import type { PriceSeries } from './simulated-prices.js';
import { SlotLoop } from './slot-loop.js';

/** Readings into `smart_meter_readings`. */
export function readingStore(database: Database, eventBus: EventBus): FeedStore<MeterRow, ReadingRow> {
  return {
    name: 'smartmeter',
    lastTs: (meter) => lastReadingTs(database, meter.id),
    append: (rows) => appendReadings(database, 'smartmeter', rows),
    announce: (meter, ts) => eventBus.publish(READING_ADDED, { meterId: meter.id, ts: ts.toISOString() }),
  };
}

/** Prices into `market_prices`. */
export function priceStore(database: Database, eventBus: EventBus): FeedStore<PriceSeries, PriceRow> {
  return {
    name: 'market',
    lastTs: ({ market, product }) => lastPriceTs(database, market, product),
    append: (rows) => appendPrices(database, 'market', rows),
    announce: (series, ts) => eventBus.publish(PRICE_ADDED, { ...series, ts: ts.toISOString() }),
  };
}

/** A loop that keeps one feed up to date while its switch in `feeds` is on and no other process is at it. */
export function createFeedLoop<Series, Row>(
  deps: { database: Database; clock: Clock; log: Log },
  source: FeedSource<Series, Row>,
  store: FeedStore<Series, Row>,
): SlotLoop {
  return new SlotLoop({
    name: store.name,
    intervalSec: source.intervalSec,
    clock: deps.clock,
    log: deps.log,
    tick: async (now, signal) => {
      if (!(await isFeedRunning(deps.database, store.name))) return 0;
      const added = await inTurn(deps.database, store.name, () => catchUp(source, store, now, signal));
      return added ?? 0;
    },
  });
}
