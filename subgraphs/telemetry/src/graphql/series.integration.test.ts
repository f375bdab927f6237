import { createTestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import { insertReadings } from '../testing/insert-readings.js';
import { ADMIN, DEMO_USER, OWNER, telemetryUnderTest } from '../testing/telemetry-under-test.js';

describe('readings', () => {
  it('come in [from, to) by time and then meter, the newest if there are more than asked for', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    for (const meterId of ['b', 'a']) {
      await insertReadings(db.database, {
        meterId,
        userId: DEMO_USER,
        from: '2026-11-22T10:00:00Z',
        count: 4,
      });
    }
    const ask = (args: string) =>
      telemetry.run(OWNER, `{ readings(${args}) { meter { id } ts consumptionKw quality } }`);
    const all = await ask('from: "2026-11-22T10:15:00Z", to: "2026-11-22T10:45:00Z"');
    expect(
      all.data.readings.map((r: { meter: { id: string }; consumptionKw: number }) => [
        r.meter.id,
        r.consumptionKw,
      ]),
    ).toEqual([
      ['a', 1],
      ['b', 1],
      ['a', 2],
      ['b', 2],
    ]);
    const newest = await ask('from: "2026-11-22T10:00:00Z", first: 3');
    expect(newest.data.readings.map((r: { consumptionKw: number }) => r.consumptionKw)).toEqual([2, 3, 3]);
  });

  it('default to the last 24 hours', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, {
      meterId: 'a',
      userId: DEMO_USER,
      from: '2026-11-21T00:00:00Z',
      count: 96,
    });
    const { data } = await telemetry.run(OWNER, '{ readings { ts } }');
    expect(data.readings[0].ts).toBe('2026-11-21T12:15:00.000Z');
  });

  it('refuse an empty interval and an absurd row count', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    const ask = (args: string) => telemetry.run(OWNER, `{ readings(${args}) { ts } }`);
    expect(await ask('from: "2026-11-22T10:00:00Z", to: "2026-11-22T10:00:00Z"')).toMatchObject({
      code: 'VALIDATION',
      field: 'from',
    });
    expect(await ask('first: 0')).toMatchObject({ code: 'VALIDATION', field: 'first' });
    expect(
      await ask(`meterIds: ${JSON.stringify(Array.from({ length: 51 }, (_, i) => `m${i}`))}`),
    ).toMatchObject({ code: 'VALIDATION', field: 'meter_id' });
    expect(await ask('meterIds: ["\\u0000"]')).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a started telemetry', () => {
  it('shows the demo customer three simulated meters and prices, and a restart changes nothing', async () => {
    await using db = await createTestDatabase();
    const count = async () =>
      (
        await db.database.query(
          'select (select count(*) from smart_meter_readings) as readings, (select count(*) from market_prices) as prices, (select sum(rows_written) from feeds) as written',
        )
      )[0];
    for (let start = 0; start < 2; start++) {
      const telemetry = telemetryUnderTest(db.database);
      await telemetry.start();
      await telemetry.caughtUp();
      await telemetry.stop();
      expect(await count()).toEqual({ readings: 3 * 672, prices: 4 * 672, written: 7 * 672 });
    }
    const telemetry = telemetryUnderTest(db.database);
    const { data } = await telemetry.run(
      OWNER,
      '{ meters { id simulated demo intervalSec } prices(markets: ["eex"], products: ["base"]) { market product ts } }',
    );
    expect(data.meters.map((m: { id: string }) => m.id)).toEqual([
      'sim-haus-01',
      'sim-haus-02',
      'sim-haus-03',
    ]);
    expect(data.meters[0]).toMatchObject({ simulated: true, demo: true, intervalSec: 900 });
    expect(data.prices).toHaveLength(95);
    const feeds = await telemetry.run(
      ADMIN,
      '{ simulation { name mode running intervalSec rowsWritten lastTs } }',
    );
    expect(feeds.data.simulation).toEqual([
      {
        name: 'SMARTMETER',
        mode: 'SIMULATION',
        running: true,
        intervalSec: 900,
        rowsWritten: 3 * 672,
        lastTs: '2026-11-22T11:45:00.000Z',
      },
      {
        name: 'MARKET',
        mode: 'SIMULATION',
        running: true,
        intervalSec: 900,
        rowsWritten: 4 * 672,
        lastTs: '2026-11-22T11:45:00.000Z',
      },
    ]);
  });

  it('keeps the demo meters away once they were removed', async () => {
    await using db = await createTestDatabase();
    const first = telemetryUnderTest(db.database);
    await first.start();
    await first.caughtUp();
    expect(
      (await first.run(ADMIN, 'mutation { removeDemoMeters { meters } }')).data.removeDemoMeters.meters,
    ).toBe(3);
    await first.stop();
    const second = telemetryUnderTest(db.database);
    await second.start();
    await second.caughtUp();
    await second.stop();
    expect((await second.run(ADMIN, '{ meters { id } }')).data.meters).toEqual([]);
    expect(await db.database.query('select 1 from smart_meter_readings')).toEqual([]);
    expect(await db.database.query('select 1 from meter_assignments')).toEqual([]);
    expect(
      (await second.run(ADMIN, 'mutation { removeDemoMeters { meters } }')).data.removeDemoMeters.meters,
    ).toBe(0);
  });

  it('has prices but neither demo meters nor simulated readings without a demo customer', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database, { demoUserId: null });
    await telemetry.start();
    await telemetry.caughtUp();
    await telemetry.stop();
    const { data } = await telemetry.run(ADMIN, '{ meters { id } simulation { name mode running } }');
    expect(data.meters).toEqual([]);
    expect(data.simulation[0]).toEqual({ name: 'SMARTMETER', mode: 'OFF', running: false });
    expect((await telemetry.run(ADMIN, '{ prices(first: 1) { market } }')).data.prices).toHaveLength(1);
  });

  it('writes nothing to a feed that is switched off', async () => {
    await using db = await createTestDatabase();
    await db.database.query(
      `insert into feeds (name, mode, running, interval_sec) values ('market', 'simulation', false, 900)`,
    );
    const telemetry = telemetryUnderTest(db.database);
    await telemetry.start();
    await telemetry.caughtUp();
    await telemetry.stop();
    expect(await db.database.query('select 1 from market_prices')).toEqual([]);
    expect(await db.database.query('select 1 from smart_meter_readings limit 1')).toHaveLength(1);
  });
});
