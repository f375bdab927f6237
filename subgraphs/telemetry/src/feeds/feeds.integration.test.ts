import { InProcessEventBus } from '@luna/platform/adapters/events-memory/in-process-event-bus';
import { createLog } from '@luna/platform/log/log';
import { startProcess } from '@luna/platform/testing/start-process';
import { createTestDatabase, type TestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import { findFeeds, registerFeed } from '../data/feeds.js';
import { findSimulatedMeters } from '../data/meters.js';
import { PRICE_ADDED, READING_ADDED } from '../events.js';
import { DEMO_USER } from '../testing/telemetry-under-test.js';
import { ensureDemoMeters, removeDemoMeters } from '../usecases/demo-meters.js';
import { catchUp } from './catch-up.js';
import { priceStore, readingStore } from './feeds.js';
import { SimulatedMeters } from './simulated-meters.js';
import { SimulatedPrices } from './simulated-prices.js';
import { SlotLoop } from './slot-loop.js';

const NOW = new Date('2026-11-22T12:00:30.000Z');
const WEEK_MINUTES = 7 * 1_440;
const BACK_FILL = new URL('../testing/back-fill.process.ts', import.meta.url);
const never = new AbortController().signal;

const log = createLog({ level: 'silent' });

/** A bus and everything that was published on a topic. */
function listen(topic: string) {
  const eventBus = new InProcessEventBus({ log });
  const heard: Record<string, string>[] = [];
  eventBus.subscribe(topic, (ids) => heard.push(ids));
  return { eventBus, heard };
}

async function meterFeed({ database }: TestDatabase, intervalSec = 60) {
  await registerFeed(database, { name: 'smartmeter', mode: 'simulation', intervalSec });
  await ensureDemoMeters(database, DEMO_USER, intervalSec);
  const { eventBus, heard } = listen(READING_ADDED);
  const source = new SimulatedMeters('test', intervalSec, () => findSimulatedMeters(database));
  const store = readingStore(database, eventBus);
  return {
    heard,
    store,
    source,
    fill: (now = NOW, signal = never) => catchUp(source, store, now, signal),
  };
}

async function digest({ database }: TestDatabase): Promise<{ rows: number; md5: string }> {
  const [row] = await database.query<{ rows: number; md5: string }>(
    `select count(*)::int as rows, md5(string_agg(r::text, '|' order by meter_id, ts)) as md5
     from smart_meter_readings r`,
  );
  if (!row) throw new Error('aggregates give a row');
  return row;
}

describe('the feed of readings', () => {
  it('starts with seven days, and a second start adds nothing', async () => {
    await using db = await createTestDatabase();
    const feed = await meterFeed(db);
    expect(await feed.fill()).toBe(3 * WEEK_MINUTES);
    const before = await digest(db);
    expect(await feed.fill()).toBe(0);
    expect(await digest(db)).toEqual(before);
    const [state] = await findFeeds(db.database);
    expect(state).toMatchObject({ name: 'smartmeter', running: true, rowsWritten: 3 * WEEK_MINUTES });
    expect(state?.lastTs).toEqual(new Date('2026-11-22T11:59:00.000Z'));
  });

  it('goes on after kill -9 and ends with the rows and the count of an undisturbed start', async () => {
    const intervalSec = 120;
    const slots = (WEEK_MINUTES * 60) / intervalSec;
    await using undisturbed = await createTestDatabase();
    await (await meterFeed(undisturbed, intervalSec)).fill();
    await using db = await createTestDatabase();
    const feed = await meterFeed(db, intervalSec);
    await using doomed = startProcess(BACK_FILL, [db.url, NOW.toISOString(), String(intervalSec)]);
    for (let batch = 0; batch < 8; batch++) await doomed.line();
    await doomed.kill();
    const half = (await digest(db)).rows;
    expect(half).toBeGreaterThan(slots);
    expect(half).toBeLessThan(3 * slots);
    await feed.fill();
    expect(await digest(db)).toEqual(await digest(undisturbed));
    expect((await findFeeds(db.database))[0]?.rowsWritten).toBe(3 * slots);
  });

  it('writes a slot only when it is over, and fills the gap of a sleep', async () => {
    await using db = await createTestDatabase();
    const feed = await meterFeed(db, 900);
    await feed.fill();
    expect(await feed.fill(new Date('2026-11-22T12:14:59.999Z'))).toBe(0);
    expect(await feed.fill(new Date('2026-11-22T12:15:00.000Z'))).toBe(3);
    expect(await feed.fill(new Date('2026-11-22T15:15:00.000Z'))).toBe(3 * 12);
  });

  it('reaches back seven days at most', async () => {
    await using db = await createTestDatabase();
    const feed = await meterFeed(db, 900);
    await feed.fill(new Date('2026-10-01T00:00:00.000Z'));
    expect(await feed.fill()).toBe(3 * 7 * 96);
  });

  it('announces the newest slot of each meter after it is stored, and nothing when nothing is new', async () => {
    await using db = await createTestDatabase();
    const feed = await meterFeed(db, 900);
    await feed.fill();
    const ts = '2026-11-22T11:45:00.000Z';
    const first = ['sim-haus-01', 'sim-haus-02', 'sim-haus-03'].map((meterId) => ({ meterId, ts }));
    expect(feed.heard).toEqual(first);
    await feed.fill();
    expect(feed.heard).toEqual(first);
  });

  it('writes nothing for a meter that was removed while it worked', async () => {
    await using db = await createTestDatabase();
    const feed = await meterFeed(db, 900);
    const [meter] = await feed.source.series();
    if (!meter) throw new Error('demo meters are there');
    const rows = await feed.source.read(
      meter,
      new Date('2026-11-22T00:00:00Z'),
      new Date('2026-11-22T06:00:00Z'),
    );
    expect(await removeDemoMeters(db.database)).toBe(3);
    expect(await feed.store.append(rows)).toBe(0);
    expect((await digest(db)).rows).toBe(0);
  });
});

describe('the feed of prices', () => {
  it('writes every market and product in upper case, once', async () => {
    await using db = await createTestDatabase();
    await registerFeed(db.database, { name: 'market', mode: 'simulation', intervalSec: 300 });
    const { eventBus, heard } = listen(PRICE_ADDED);
    const source = new SimulatedPrices('test', 300, ['eex', 'APX', 'EEX'], ['BASE', 'peak']);
    const store = priceStore(db.database, eventBus);
    expect(await catchUp(source, store, NOW, never)).toBe(4 * 7 * 288);
    expect(await catchUp(source, store, NOW, never)).toBe(0);
    const pairs = await db.database.query('select distinct market, product from market_prices order by 1, 2');
    expect(pairs).toEqual([
      { market: 'APX', product: 'BASE' },
      { market: 'APX', product: 'PEAK' },
      { market: 'EEX', product: 'BASE' },
      { market: 'EEX', product: 'PEAK' },
    ]);
    expect(heard[0]).toEqual({ market: 'EEX', product: 'BASE', ts: '2026-11-22T11:55:00.000Z' });
    expect(heard).toHaveLength(4);
  });
});

describe('the loop of a feed', () => {
  it('stops only when the tick in hand is done, and ticks no more', async () => {
    let started = () => {};
    const begun = new Promise<void>((resolve) => {
      started = resolve;
    });
    let ticks = 0;
    let finish = () => {};
    const tick = () =>
      new Promise<number>((resolve) => {
        ticks++;
        finish = () => resolve(1);
        started();
      });
    const loop = new SlotLoop({ name: 'x', intervalSec: 1, clock: { now: () => new Date() }, log, tick });
    loop.start();
    await begun;
    let stopped = false;
    const stopping = loop.stop().then(() => {
      stopped = true;
    });
    await Promise.resolve();
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(ticks).toBe(1);
  });

  it('ticks again at once when it is woken, also from the middle of a tick, which then ends', async () => {
    const signals: AbortSignal[] = [];
    let loop: SlotLoop | null = null;
    const again = new Promise<void>((resolve) => {
      const tick = async (_now: Date, signal: AbortSignal) => {
        if (signals.push(signal) === 1) loop?.wake();
        else resolve();
        return 0;
      };
      loop = new SlotLoop({ name: 'x', intervalSec: 3_600, clock: { now: () => NOW }, log, tick });
      loop.start();
    });
    await again;
    expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
    await (loop as SlotLoop | null)?.stop();
  });

  it('survives a failing tick and tries again', async () => {
    let ticks = 0;
    const again = new Promise<void>((resolve) => {
      const loop = new SlotLoop({
        name: 'x',
        intervalSec: 1,
        clock: { now: () => new Date() },
        log,
        tick: async () => {
          if (++ticks === 1) throw new Error('database away');
          void loop.stop().then(resolve);
          return 0;
        },
      });
      loop.start();
    });
    await again;
    expect(ticks).toBe(2);
  });
});
