import { createTestDatabase } from '@luna/platform/testing/test-database';
import { describe, expect, it } from 'vitest';
import { insertReadings } from '../testing/insert-readings.js';
import {
  ADMIN,
  ANONYMOUS,
  DEMO_USER,
  OWNER,
  STRANGER,
  telemetryUnderTest,
} from '../testing/telemetry-under-test.js';

const OVERVIEW = `{ _entities(representations: [{ __typename: "MetricsOverview", id: "overview" }]) {
  ... on MetricsOverview { eventsPerDay eventsDaily { day count byType } meters readingsPerDay pricesPerDay latestReadingAt latestPriceAt } } }`;

describe('the overview', () => {
  it('counts the last 24 hours, a customer only their own meters', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await insertReadings(db.database, {
      meterId: 'a',
      userId: DEMO_USER,
      from: '2026-11-21T11:00:00Z',
      count: 100,
    });
    await insertReadings(db.database, { meterId: 'b', from: '2026-11-22T00:00:00Z', count: 4 });
    await db.database.query(
      `insert into market_prices values ('EEX', 'BASE', '2026-11-22T11:00:00Z', 1, 1), ('EEX', 'BASE', '2026-11-20T11:00:00Z', 1, 1)`,
    );
    await db.database.query(
      `insert into events (ts, type) values ('2026-11-22T11:00:00Z', 'view'), ('2026-11-21T12:00:00Z', 'like')`,
    );
    const ask = async (identity: typeof ADMIN) => (await telemetry.run(identity, OVERVIEW)).data._entities[0];
    const common = { eventsPerDay: 1, pricesPerDay: 1, latestPriceAt: '2026-11-22T11:00:00.000Z' };
    expect(await ask(OWNER)).toMatchObject({
      ...common,
      meters: 1,
      readingsPerDay: 95,
      latestReadingAt: '2026-11-22T11:45:00.000Z',
    });
    expect(await ask(ADMIN)).toMatchObject({ ...common, meters: 2, readingsPerDay: 99 });
    expect(await ask(STRANGER)).toMatchObject({
      ...common,
      meters: 0,
      readingsPerDay: 0,
      latestReadingAt: null,
    });
    expect((await telemetry.run(ANONYMOUS, OVERVIEW)).code).toBe('UNAUTHENTICATED');
  });

  it('lists thirty local days, empty ones included, and splits them at Berlin midnight', async () => {
    await using db = await createTestDatabase();
    const telemetry = telemetryUnderTest(db.database);
    await db.database.query(`insert into events (ts, type) values
      ('2026-11-21T22:59:59Z', 'view'), ('2026-11-21T23:00:00Z', 'view'), ('2026-11-22T10:00:00Z', 'view'),
      ('2026-11-22T10:00:01Z', 'like'), ('2026-10-23T21:59:59Z', 'ask'), ('2026-10-23T22:00:00Z', 'ask')`);
    const { eventsDaily } = (await telemetry.run(ADMIN, OVERVIEW)).data._entities[0];
    expect(eventsDaily).toHaveLength(30);
    expect(eventsDaily[0]).toEqual({ day: '2026-10-24', count: 1, byType: { ask: 1 } });
    expect(eventsDaily[1]).toEqual({ day: '2026-10-25', count: 0, byType: {} });
    expect(eventsDaily.slice(-2)).toEqual([
      { day: '2026-11-21', count: 1, byType: { view: 1 } },
      { day: '2026-11-22', count: 3, byType: { view: 2, like: 1 } },
    ]);
  });
});
