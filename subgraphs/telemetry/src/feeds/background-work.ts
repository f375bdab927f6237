import { registerFeed } from '../data/feeds.js';
import { findSimulatedMeters } from '../data/meters.js';
import { inTurn } from '../data/turns.js';
import type { TelemetryDeps } from '../deps.js';
import { FEED_SWITCHED } from '../events.js';
import { ensureDemoMeters } from '../usecases/demo-meters.js';
import { refreshChangedDays } from '../usecases/refresh-sums.js';
import { createFeedLoop, priceStore, readingStore } from './feeds.js';
import { SimulatedMeters } from './simulated-meters.js';
import { SimulatedPrices } from './simulated-prices.js';
import { SlotLoop } from './slot-loop.js';

/** How soon the sums follow late rows; until then answers are made of the rows themselves. */
const REFRESH_SEC = 15;

type Deps = Pick<TelemetryDeps, 'database' | 'eventBus' | 'clock' | 'log' | 'simulation' | 'demoUserId'>;

/** What runs by itself: the feeds, and the refresh of sums. Any number of processes may run it. */
export class BackgroundWork {
  private readonly loops: SlotLoop[] = [];
  private stopListening: () => void = () => undefined;

  constructor(private readonly deps: Deps) {}

  async start(): Promise<void> {
    this.loops.push(...(await prepareFeeds(this.deps)), refreshLoop(this.deps));
    this.stopListening = this.deps.eventBus.subscribe(FEED_SWITCHED, ({ feed }) => {
      for (const loop of this.loops) if (loop.name === feed) loop.wake();
    });
    for (const loop of this.loops) loop.start();
  }

  async caughtUp(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.caughtUp));
  }

  async stop(): Promise<void> {
    this.stopListening();
    await Promise.all(this.loops.splice(0).map((loop) => loop.stop()));
  }
}

/** Without a demo customer nobody could see simulated readings, so that feed is off; prices are for everybody. */
async function prepareFeeds(deps: Deps): Promise<SlotLoop[]> {
  const { database, eventBus, simulation, demoUserId } = deps;
  const { seed, meterIntervalSec, marketIntervalSec, markets, products } = simulation;
  const prices = new SimulatedPrices(seed, marketIntervalSec, markets, products);
  await registerFeed(database, { name: 'market', mode: prices.mode, intervalSec: marketIntervalSec });
  const loops = [createFeedLoop(deps, prices, priceStore(database, eventBus))];
  const mode = demoUserId === null ? 'off' : 'simulation';
  await registerFeed(database, { name: 'smartmeter', mode, intervalSec: meterIntervalSec });
  if (demoUserId === null) return loops;
  await ensureDemoMeters(database, demoUserId, meterIntervalSec);
  const meters = new SimulatedMeters(seed, meterIntervalSec, () => findSimulatedMeters(database));
  return [...loops, createFeedLoop(deps, meters, readingStore(database, eventBus))];
}

function refreshLoop({ database, clock, log }: Deps): SlotLoop {
  return new SlotLoop({
    name: 'sums',
    intervalSec: REFRESH_SEC,
    clock,
    log,
    tick: async (now, signal) =>
      (await inTurn(database, 'sums', () => refreshChangedDays(database, now, signal))) ?? 0,
  });
}
