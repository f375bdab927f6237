import { createTestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import { inTurn } from '../data/turns.js';
import { READING_ADDED } from '../events.js';
import { CountingBus } from '../testing/subscriber.js';
import { ADMIN, type TelemetryUnderTest, telemetryUnderTest } from '../testing/telemetry-under-test.js';

async function turn(telemetry: TelemetryUnderTest, action: string, feed?: string) {
  const input = `{ action: ${action}${feed ? `, feed: ${feed}` : ''} }`;
  const { data, code } = await telemetry.run(
    ADMIN,
    `mutation { switchSimulation(input: ${input}) { feeds { name mode running } } }`,
  );
  return code ?? data.switchSimulation.feeds.map((f: { running: boolean }) => f.running);
}

/** Two feeds, smart meter first, both running. */
async function twoFeeds(marketMode = 'simulation') {
  const db = await createTestDatabase();
  await db.database.query(
    `insert into feeds (name, mode, interval_sec) values ('smartmeter', 'simulation', 900), ('market', $1, 900)`,
    [marketMode],
  );
  return db;
}

describe('switchSimulation', () => {
  it('stops and starts one feed or all, and a repeat changes nothing', async () => {
    await using db = await twoFeeds();
    const telemetry = telemetryUnderTest(db.database);
    expect(await turn(telemetry, 'STOP', 'MARKET')).toEqual([true, false]);
    expect(await turn(telemetry, 'STOP', 'MARKET')).toEqual([true, false]);
    expect(await turn(telemetry, 'STOP')).toEqual([false, false]);
    expect(await turn(telemetry, 'START', 'SMARTMETER')).toEqual([true, false]);
    expect(await turn(telemetry, 'START')).toEqual([true, true]);
  });

  it('never touches a real feed: starting it is a CONFLICT, anything else passes it by', async () => {
    await using db = await twoFeeds('real');
    const telemetry = telemetryUnderTest(db.database);
    expect(await turn(telemetry, 'START', 'MARKET')).toBe('CONFLICT');
    expect(await turn(telemetry, 'STOP', 'MARKET')).toEqual([true, true]);
    expect(await turn(telemetry, 'STOP')).toEqual([false, true]);
    expect(await turn(telemetry, 'START')).toEqual([true, true]);
  });

  it('survives a restart', async () => {
    await using db = await createTestDatabase();
    const first = telemetryUnderTest(db.database);
    await first.start();
    await first.caughtUp();
    expect(await turn(first, 'STOP', 'SMARTMETER')).toEqual([false, true]);
    await first.stop();
    const second = telemetryUnderTest(db.database);
    await second.start();
    await second.caughtUp();
    await second.stop();
    const { data } = await second.run(ADMIN, '{ simulation { name running } }');
    expect(data.simulation).toEqual([
      { name: 'SMARTMETER', running: false },
      { name: 'MARKET', running: true },
    ]);
  });

  it('takes effect at once, in the middle of a slot', async () => {
    await using db = await createTestDatabase();
    const eventBus = new CountingBus();
    const telemetry = telemetryUnderTest(db.database, { eventBus });
    await telemetry.start();
    await telemetry.caughtUp();
    await turn(telemetry, 'STOP', 'SMARTMETER');
    await db.database.query(`delete from smart_meter_readings where ts >= '2026-11-22'`);
    // The clock of the test stands still, so no further slot begins: only the switch can bring these back.
    const back = new Promise((resolve) => eventBus.subscribe(READING_ADDED, resolve));
    await turn(telemetry, 'START', 'SMARTMETER');
    expect(await back).toMatchObject({ ts: '2026-11-22T11:45:00.000Z' });
    await telemetry.stop();
  });
});

describe('the feeds of several processes', () => {
  it('are written by one of them at a time', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await inTurn(db.database, 'market', async () => {
      await telemetry.start();
      await telemetry.caughtUp();
      await telemetry.stop();
    });
    expect(await db.database.query('select 1 from market_prices limit 1')).toEqual([]);
    expect(await db.database.query('select 1 from smart_meter_readings limit 1')).toHaveLength(1);
  });
});
