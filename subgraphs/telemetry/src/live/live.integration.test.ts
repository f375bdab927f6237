import { type SqlExecutor } from '@luna/platform/ports/database';
import { createTestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import { PRICE_ADDED, READING_ADDED } from '../events.js';
import { insertReadings } from '../testing/insert-readings.js';
import { CountingBus, subscriber } from '../testing/subscriber.js';
import {
  ADMIN,
  ANONYMOUS,
  DEMO_USER,
  OWNER,
  STRANGER,
  telemetryUnderTest,
} from '../testing/telemetry-under-test.js';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const at = (slot: number) => new Date(NOON + slot * 900_000).toISOString();
const READINGS = 'subscription { readingAdded { meter { id name } ts consumptionKw slotSec count } }';
const since = (slot: number, more = '') =>
  `subscription { readingAdded(since: "${at(slot)}"${more}) { meter { id } ts } }`;

/** A world with one owner's meters that each have the readings of slots 0 … 3. */
async function world(meterIds = ['a', 'b']) {
  const db = await createTestDatabase();
  const eventBus = new CountingBus();
  const telemetry = telemetryUnderTest(db.database, { eventBus });
  for (const meterId of meterIds)
    await insertReadings(db.database, { meterId, userId: DEMO_USER, from: at(0), count: 4 });
  const grow = async (meterId: string, from: number, count = 1) => {
    await insertReadings(db.database, { meterId, from: at(from), count });
    await eventBus.publish(READING_ADDED, { meterId, ts: at(from + count - 1) });
  };
  return {
    db,
    database: db.database,
    eventBus,
    telemetry,
    grow,
    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
  };
}

const placeOf = ({ meter, ts }: { meter: { id: string }; ts: string }) => [meter.id, ts];

describe('readingAdded', () => {
  it('brings what is stored from now on, complete where several rows came at once', async () => {
    await using w = await world();
    const owner = await subscriber(w.telemetry, OWNER, READINGS);
    await w.grow('a', 4);
    const [first] = await owner.take(1);
    expect(first).toEqual({
      meter: { id: 'a', name: 'Zähler a' },
      ts: at(4),
      consumptionKw: 0,
      slotSec: 900,
      count: null,
    });
    await w.grow('b', 4, 3);
    expect((await owner.take(3)).map(placeOf)).toEqual([4, 5, 6].map((slot) => ['b', at(slot)]));
    await owner.leave();
  });

  it('replays what came after `since` by time and meter, and goes on without a hole or a repeat', async () => {
    await using w = await world();
    const owner = await subscriber(w.telemetry, OWNER, since(1));
    await w.grow('b', 4);
    expect((await owner.take(2)).map(placeOf)).toEqual([
      ['a', at(2)],
      ['b', at(2)],
    ]);
    await w.grow('a', 4, 2);
    await w.grow('b', 5);
    const rest = (await owner.take(6)).map(placeOf);
    expect(rest.filter(([id]) => id === 'a')).toEqual([3, 4, 5].map((slot) => ['a', at(slot)]));
    expect(rest.filter(([id]) => id === 'b')).toEqual([3, 4, 5].map((slot) => ['b', at(slot)]));
    await w.grow('a', 6);
    expect((await owner.take(1)).map(placeOf)).toEqual([['a', at(6)]]);
    await owner.leave();
  });

  it('makes good an event that was lost and passes over one that came twice', async () => {
    await using w = await world(['a']);
    const owner = await subscriber(w.telemetry, OWNER, READINGS);
    await insertReadings(w.database, { meterId: 'a', from: at(4), count: 1 });
    await w.grow('a', 5);
    await w.eventBus.publish(READING_ADDED, { meterId: 'a', ts: at(5) });
    await w.grow('a', 6);
    expect((await owner.take(3)).map(placeOf)).toEqual([4, 5, 6].map((slot) => ['a', at(slot)]));
    await owner.leave();
  });

  it('reads on in pages when a series has grown by more than one', async () => {
    await using w = await world(['a']);
    const live = await subscriber(w.telemetry, OWNER, READINGS);
    await w.grow('a', 4, 1_203);
    const all = Array.from({ length: 1_203 }, (_, i) => at(4 + i));
    expect((await live.take(1_203)).map((event) => event.ts)).toEqual(all);
    const replayed = await subscriber(w.telemetry, OWNER, since(3));
    expect((await replayed.take(1_203)).map((event) => event.ts)).toEqual(all);
  });

  it('replays the newest 20,000 rows at most', async () => {
    await using w = await world(['a', 'b']);
    for (const meterId of ['a', 'b']) {
      await insertReadings(w.database, { meterId, from: at(4), count: 10_010 });
    }
    const owner = await subscriber(w.telemetry, OWNER, since(3));
    const [oldest] = await owner.take(1);
    expect(placeOf(oldest)).toEqual(['a', at(14)]);
    const rest = await owner.take(19_999);
    expect(placeOf(rest.at(-1))).toEqual(['b', at(10_013)]);
  });

  it('keeps one instant per meter for a subscriber who does not pull, and then leaves nothing out', async () => {
    await using w = await world(['a']);
    const slow = await subscriber(w.telemetry, OWNER, READINGS);
    await w.grow('a', 4);
    await slow.take(1);
    for (let slot = 5; slot < 60; slot++) await w.grow('a', slot);
    expect((await slow.take(55)).map((event) => event.ts)).toEqual(
      Array.from({ length: 55 }, (_, i) => at(5 + i)),
    );
  });

  it('reads a new row once for all subscriptions of the process', async () => {
    await using w = await world(['a']);
    let queries = 0;
    const counted: SqlExecutor = {
      query: (sql, params) => {
        queries++;
        return w.database.query(sql, params);
      },
    };
    const database = Object.assign(Object.create(w.database), counted);
    const telemetry = telemetryUnderTest(database, { eventBus: w.eventBus });
    const operations = Array.from({ length: 10 }, (_, i) => READINGS.replace('{', `{ event${i}:`));
    const subscribers = await Promise.all(
      operations.map((operation) => subscriber(telemetry, OWNER, operation)),
    );
    queries = 0;
    await w.grow('a', 4);
    const events = await Promise.all(subscribers.map((one) => one.take(1)));
    expect(new Set(events.flat().map((event) => event.ts))).toEqual(new Set([at(4)]));
    // The row, and whether the meter is still the owner's.
    expect(queries).toBe(2);
  });

  it('stops for a meter that is taken away, and brings a meter that is given, from then on', async () => {
    await using w = await world(['a', 'b']);
    await insertReadings(w.database, { meterId: 'c', from: at(0), count: 4 });
    const owner = await subscriber(w.telemetry, OWNER, READINGS);
    const change = async (what: string, meterId: string) =>
      (
        await w.telemetry.run(
          ADMIN,
          `mutation { ${what}(input: { meterId: "${meterId}", userId: "${DEMO_USER}" }) { meter { id } } }`,
        )
      ).code;
    expect(await change('unassignMeter', 'a')).toBeUndefined();
    await w.grow('a', 4);
    await w.grow('b', 4);
    expect((await owner.take(1)).map(placeOf)).toEqual([['b', at(4)]]);
    expect(await change('assignMeter', 'c')).toBeUndefined();
    await w.grow('b', 5);
    expect((await owner.take(1)).map(placeOf)).toEqual([['b', at(5)]]);
    await w.grow('c', 4);
    expect((await owner.take(1)).map(placeOf)).toEqual([['c', at(4)]]);
    await change('assignMeter', 'a');
    await w.grow('b', 6);
    expect((await owner.take(1)).map(placeOf)).toEqual([['b', at(6)]]);
    await w.grow('a', 5);
    expect((await owner.take(1)).map(placeOf)).toEqual([['a', at(5)]]);
  });

  it('shows the admin a meter that was registered later from its first reading on', async () => {
    await using w = await world(['a']);
    const admin = await subscriber(w.telemetry, ADMIN, READINGS);
    await w.grow('z', 0, 2);
    expect((await admin.take(2)).map(placeOf)).toEqual([
      ['z', at(0)],
      ['z', at(1)],
    ]);
  });

  it('is refused where the meters are not the caller’s, and listens no more then', async () => {
    await using w = await world(['a']);
    const named = 'subscription { readingAdded(meterIds: ["a"]) { ts } }';
    await expect(subscriber(w.telemetry, STRANGER, named)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(subscriber(w.telemetry, ANONYMOUS, named)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(w.eventBus.listeners).toBe(0);
  });

  it('listens no more after the subscriber left or hung up, whether it waited for an event or not', async () => {
    await using w = await world(['a']);
    const open = () => subscriber(w.telemetry, OWNER, READINGS);
    for (const end of ['leave', 'hangUp'] as const) {
      const idle = await open();
      expect(w.eventBus.listeners).toBeGreaterThan(0);
      await idle[end]();
      expect(w.eventBus.listeners).toBe(0);
      const waiting = await open();
      const pull = waiting.end();
      await waiting[end]();
      expect(await pull).toMatchObject({ done: true });
      expect(w.eventBus.listeners).toBe(0);
    }
  });
});

describe('priceAdded', () => {
  const price = (market: string, product: string, slot: number, sql: SqlExecutor) =>
    sql.query('insert into market_prices values ($1, $2, $3, $4, 1)', [market, product, at(slot), slot]);

  it('brings the prices of the filter after `since` and then the new ones', async () => {
    await using w = await world([]);
    for (const slot of [0, 1, 2]) {
      for (const market of ['EEX', 'APX']) await price(market, 'BASE', slot, w.database);
    }
    const add = async (market: string, product: string, slot: number) => {
      await price(market, product, slot, w.database);
      await w.eventBus.publish(PRICE_ADDED, { market, product, ts: at(slot) });
    };
    const all = await subscriber(
      w.telemetry,
      STRANGER,
      `subscription { priceAdded(since: "${at(0)}") { market product ts priceEurMwh slotSec venue { name } } }`,
    );
    const eex = await subscriber(
      w.telemetry,
      STRANGER,
      'subscription { priceAdded(markets: ["eex"], products: ["peak", "base"]) { market product ts } }',
    );
    const places = (await all.take(4)).map(({ market, ts }) => [market, ts]);
    expect(places).toEqual([1, 2].flatMap((slot) => ['APX', 'EEX'].map((market) => [market, at(slot)])));
    await add('APX', 'BASE', 3);
    await add('EEX', 'PEAK', 3);
    expect(await all.take(2)).toEqual([
      { market: 'APX', product: 'BASE', ts: at(3), priceEurMwh: 3, slotSec: 900, venue: { name: 'APX' } },
      { market: 'EEX', product: 'PEAK', ts: at(3), priceEurMwh: 3, slotSec: 900, venue: { name: 'EEX' } },
    ]);
    expect(await eex.take(1)).toEqual([{ market: 'EEX', product: 'PEAK', ts: at(3) }]);
    await all.leave();
    await eex.leave();
    expect(w.eventBus.listeners).toBe(0);
  });

  it('needs a caller', async () => {
    await using w = await world([]);
    await expect(
      subscriber(w.telemetry, ANONYMOUS, 'subscription { priceAdded { ts } }'),
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
